import type { Language, Texts } from '../language.ts'

export type CellValue = string | number | bigint | null

/** One column of a written table: its heading in each language, and what it shows of a thing. */
export interface Column<Item> {
  readonly heading: Texts
  readonly value: (item: Item) => CellValue
}

export const headingsOf = (columns: readonly Column<never>[], language: Language): string[] =>
  columns.map(({ heading }) => heading[language])
