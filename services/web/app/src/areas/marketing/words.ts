/** The languages of the catalogue; the screens speak three of them, items four. */
export const catalogueLanguages = ['fr', 'ar', 'zgh', 'en'] as const
export type CatalogueLanguage = (typeof catalogueLanguages)[number]

export interface Texts {
  readonly fr: string
  readonly ar?: string | null
  readonly zgh?: string | null
  readonly en?: string | null
}

/** As it is typed: a field for each language, empty where nothing is written. */
export type Words = Record<CatalogueLanguage, string>

export const noWords: Words = { fr: '', ar: '', zgh: '', en: '' }

export const wordsOf = (texts: Texts | null | undefined): Words => ({
  fr: texts?.fr ?? '',
  ar: texts?.ar ?? '',
  zgh: texts?.zgh ?? '',
  en: texts?.en ?? '',
})

/** As it is sent. */
export const textsOf = ({ fr, ar, zgh, en }: Words) => ({
  fr: fr.trim(),
  ar: ar.trim() || null,
  zgh: zgh.trim() || null,
  en: en.trim() || null,
})

/** A text in the reader's language, or in French where that is not written yet. */
export const textIn = (texts: Texts, language: CatalogueLanguage): { text: string; lang: CatalogueLanguage } => {
  const own = texts[language]
  return own ? { text: own, lang: language } : { text: texts.fr, lang: 'fr' }
}

export const directionOf = (language: CatalogueLanguage): 'ltr' | 'rtl' => (language === 'ar' ? 'rtl' : 'ltr')
