/** The languages of headings and reasons. */
export const languages = ['fr', 'ar', 'en'] as const

export type Language = (typeof languages)[number]

export type Texts = Readonly<Record<Language, string>>
