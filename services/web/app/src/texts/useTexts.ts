import { useTranslation } from 'react-i18next'
import type { Language } from './languages.ts'

/** The words of an area: `const t = useTexts('clerk')`, then `t('receive.title')`. */
export type Texts = (key: string, values?: Record<string, string | number>) => string

export const useTexts = (area: string): Texts => {
  const { t } = useTranslation(area)
  return t as unknown as Texts
}

export const useLanguage = (): Language => useTranslation().i18n.language as Language
