export const languages = ['fr', 'ar', 'zgh', 'en'] as const
export type Language = (typeof languages)[number]

/** French is always there, the other languages may follow; Tamazight is written in Tifinagh. */
export interface Texts {
  readonly fr: string
  readonly ar: string | null
  readonly zgh: string | null
  readonly en: string | null
}

export interface Missing {
  readonly part: 'title' | 'description'
  readonly language: Language
}

/** What an item does not say yet, in the order of the languages. Without any description all four are missing. */
export const missingTexts = ({
  titles,
  descriptions,
}: {
  readonly titles: Texts
  readonly descriptions: Texts | null
}): Missing[] =>
  languages.flatMap((language): Missing[] => [
    ...(titles[language] === null ? [{ part: 'title' as const, language }] : []),
    ...(descriptions === null || descriptions[language] === null ? [{ part: 'description' as const, language }] : []),
  ])
