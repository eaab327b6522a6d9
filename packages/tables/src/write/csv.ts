import type { Language } from '../language.ts'
import { type CellValue, type Column, headingsOf } from './columns.ts'

/** What Excel of a country expects between cells, and between a number and its fraction. */
const styles: Readonly<Record<Language, { readonly separator: string; readonly point: string }>> = {
  fr: { separator: ';', point: ',' },
  ar: { separator: ';', point: ',' },
  en: { separator: ',', point: '.' },
}

/** A spreadsheet runs what begins like this, unless it is plainly a number. A leading ' makes it text; readers take it off again. */
const looksLikeFormula = (text: string): boolean => /^[=+\-@\t\r]/.test(text) && !/^-?\d+([.,]\d+)?$/.test(text)

const cellOf = (value: CellValue, { separator, point }: (typeof styles)[Language]): string => {
  if (value === null) return ''
  if (typeof value !== 'string') return String(value).replace('.', point)
  const text = looksLikeFormula(value) ? `'${value}` : value
  return text.includes(separator) || /["\r\n\t]|^\s|\s$/.test(text) ? `"${text.replaceAll('"', '""')}"` : text
}

/** One line, with its end. */
export const csvLine = (cells: readonly CellValue[], language: Language): string => {
  const style = styles[language]
  // A line of one empty cell would read as no line at all.
  if (cells.length === 1 && cells[0] === '') return '""\r\n'
  return `${cells.map((cell) => cellOf(cell, style)).join(style.separator)}\r\n`
}

/** With it Excel reads UTF-8, and so Arabic, right. */
export const byteOrderMark = '\uFEFF'

/** A table as CSV in UTF-8, chunk by chunk as the items come: headings first, never the whole in memory. */
export async function* writeCsv<Item>(
  columns: readonly Column<Item>[],
  batches: AsyncIterable<readonly Item[]>,
  language: Language,
): AsyncGenerator<string> {
  yield byteOrderMark + csvLine(headingsOf(columns, language), language)
  for await (const batch of batches)
    if (batch.length > 0)
      yield batch
        .map((item) =>
          csvLine(
            columns.map(({ value }) => value(item)),
            language,
          ),
        )
        .join('')
}
