import type { Record } from './records.ts'
import { UnreadableTable } from './trouble.ts'

/** A workbook is unpacked in memory, so it is bounded; CSV is not. */
export const mostWorkbookBytes = 10_000_000
const mostUnpackedBytes = 150_000_000
const mostEntries = 1_000

/** What the directory of a zip says that its entries unpack to, in bytes (APPNOTE.TXT 4.3.12). Bombs are recognised before anything is unpacked. */
const unpackedBytes = (zip: Buffer): number => {
  let total = 0
  let entries = 0
  for (let at = zip.indexOf('PK\u0001\u0002', 0, 'latin1'); at !== -1 && at + 46 <= zip.length; ) {
    total += zip.readUInt32LE(at + 24)
    if (++entries > mostEntries) return Number.POSITIVE_INFINITY
    at = zip.indexOf('PK\u0001\u0002', at + 46, 'latin1')
  }
  return total
}

const textOf = (cell: unknown): string => {
  if (cell === null || cell === undefined) return ''
  // A day that a spreadsheet keeps as a date, as a person writes it.
  if (cell instanceof Date) return cell.toISOString().slice(0, 10)
  return String(cell).trim()
}

/** The rows of the first sheet. Numbers come as the digits that the file holds, never through a float. */
export const workbookRecords = async (bytes: Uint8Array): Promise<Record[]> => {
  const zip = Buffer.from(bytes)
  if (zip.length > mostWorkbookBytes || unpackedBytes(zip) > mostUnpackedBytes)
    throw new UnreadableTable('workbook-too-large')
  // Loaded only when somebody sends a workbook.
  const { readSheet } = await import('read-excel-file/node')
  const rows = await readSheet(zip, { parseNumber: (digits: string) => digits }).catch(() => {
    throw new UnreadableTable('workbook-unreadable')
  })
  return rows.map((cells, index) => ({
    line: index + 1,
    cells: cells.map(textOf),
    bytes: Math.round((zip.length * (index + 1)) / rows.length),
  }))
}
