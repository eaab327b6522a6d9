interface Names {
  readonly fr: string | null
  readonly ar: string | null
  readonly zgh: string | null
  readonly en: string | null
}

/** The name in the language of the screen, or one that there is. */
export const designName = (names: Names, language: 'fr' | 'ar' | 'en'): string =>
  names[language] ?? names.fr ?? names.ar ?? names.zgh ?? names.en ?? ''

export const techniques = ['handcrafted', 'studded-by-hand', 'machine-made', 'studded-by-machine'] as const
export type Technique = (typeof techniques)[number]
