import { createInstance } from 'i18next'
import { initReactI18next } from 'react-i18next'

export const languages = [
  { code: 'fr', name: 'Français' },
  { code: 'ar', name: 'العربية' },
  { code: 'en', name: 'English' },
] as const
export type Language = (typeof languages)[number]['code']

const isLanguage = (code: string | null): code is Language => languages.some((each) => each.code === code)

export const directionOf = (language: Language): 'ltr' | 'rtl' => (language === 'ar' ? 'rtl' : 'ltr')

/** Numbers and dates as Morocco writes them, in Western digits. */
export const localeOf = (language: Language): string => `${language}-MA-u-nu-latn`

const remembered = (): string | null => {
  try {
    return localStorage.getItem('language')
  } catch {
    return null
  }
}

const remember = (language: Language): void => {
  try {
    localStorage.setItem('language', language)
  } catch {
    // A private window: the choice lasts as long as the page.
  }
}

const files = import.meta.glob<Record<string, string>>('../../languages/*/*.json', { import: 'default' })

export const texts = createInstance()

const load = async (language: Language): Promise<void> => {
  const own = Object.entries(files).filter(([path]) => path.includes(`/${language}/`))
  await Promise.all(
    own.map(async ([path, read]) => {
      const area = /([\w-]+)\.json$/.exec(path)?.[1] ?? ''
      texts.addResourceBundle(language, area, await read())
    }),
  )
}

export const speak = async (language: Language): Promise<void> => {
  await load(language)
  document.documentElement.lang = language
  document.documentElement.dir = directionOf(language)
  remember(language)
  await texts.changeLanguage(language)
}

/** Chosen in the address (`?language=ar`), remembered, the browser's, or French. */
const first = (): Language => {
  const candidates = [
    new URLSearchParams(location.search).get('language'),
    remembered(),
    navigator.language.slice(0, 2),
  ]
  return candidates.find(isLanguage) ?? 'fr'
}

export const startTexts = async (): Promise<void> => {
  await texts.use(initReactI18next).init({
    lng: first(),
    supportedLngs: languages.map(({ code }) => code),
    fallbackLng: false,
    ns: [],
    defaultNS: 'shell',
    // Keys are written as they are: "task.receive" is a name, not a path.
    keySeparator: false,
    resources: {},
    interpolation: { escapeValue: false },
    react: { useSuspense: false },
  })
  await speak(first())
}
