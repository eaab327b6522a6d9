import type { Language, Texts } from '../language.ts'

export type CellValue = string | number | bigint | null

/** One column of a written table: its heading in each language, and what it shows of a thing. */
export interface Column<Item> {
  readonly heading: Texts
  readonly value: (item: Item) => CellValue
}

/** A text in the languages of headings. */
export const heading = (fr: string, ar: string, en: string): Texts => ({ fr, ar, en })

/** A column by its heading in the three languages, and what it shows. */
export const column = <Item>(fr: string, ar: string, en: string, value: (item: Item) => CellValue): Column<Item> => ({
  heading: heading(fr, ar, en),
  value,
})

export const headingsOf = (columns: readonly Column<never>[], language: Language): string[] =>
  columns.map(({ heading }) => heading[language])
