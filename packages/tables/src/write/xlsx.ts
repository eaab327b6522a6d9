import type { Language } from '../language.ts'
import { type Column, headingsOf } from './columns.ts'

/** A workbook is put together in memory, so it has an end; CSV has none. */
export const mostXlsxRows = 20_000

/** Thrown when a table is too long for XLSX. */
export class TooManyRows extends Error {
  override readonly name = 'TooManyRows'
  readonly most = mostXlsxRows
}

const longestCell = 32_767

/** A table as XLSX: text is text, whatever it begins with; numbers are numbers; Arabic sheets run from the right. */
export const writeXlsx = async <Item>(
  columns: readonly Column<Item>[],
  batches: AsyncIterable<readonly Item[]>,
  language: Language,
  name: string,
): Promise<Uint8Array> => {
  const heading = headingsOf(columns, language)
  const rows: (string | number | null)[][] = []
  const widths = heading.map((text) => text.length)
  for await (const batch of batches)
    for (const item of batch) {
      if (rows.length >= mostXlsxRows) throw new TooManyRows()
      rows.push(
        columns.map(({ value }, index) => {
          const cell = value(item)
          widths[index] = Math.max(widths[index] ?? 0, String(cell ?? '').length)
          // Whole numbers that a spreadsheet would round stay text.
          if (typeof cell === 'bigint') return Number.isSafeInteger(Number(cell)) ? Number(cell) : String(cell)
          return typeof cell === 'string' ? cellText(cell) : cell
        }),
      )
    }
  // Loaded only when somebody asks for a workbook.
  const { default: writeFile } = await import('write-excel-file/node')
  return writeFile(
    [
      heading.map((value) => ({ value, type: String, fontWeight: 'bold' as const })),
      ...rows.map((row) =>
        row.map((value) => (typeof value === 'string' ? { value, type: String } : value === null ? null : { value })),
      ),
    ],
    {
      sheet: name.replaceAll(/[\\/?*[\]:]/g, ' ').slice(0, 31),
      rightToLeft: language === 'ar',
      stickyRowsCount: 1,
      columns: widths.map((width) => ({ width: Math.min(60, width + 2) })),
    },
  ).toBuffer()
}

/** What XML cannot say is left out, and what Excel cannot hold is cut. */
const cellText = (text: string): string =>
  // biome-ignore lint/suspicious/noControlCharactersInRegex: these are the characters that XML 1.0 forbids
  text.replaceAll(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g, '').slice(0, longestCell)
