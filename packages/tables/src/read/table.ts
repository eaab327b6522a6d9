import { type Language, languages } from '../language.ts'
import { type Encoding, encodingOf, type Source } from './encoding.ts'
import { physicalLines } from './lines.ts'
import { csvRecords, type Record as TableRecord } from './records.ts'
import { type LineTrouble, UnreadableTable } from './trouble.ts'
import { workbookRecords } from './workbook.ts'

/** A column that a file may have, with the headings that people give it. */
export interface Field {
  readonly headings: Readonly<Record<Language, readonly string[]>>
  readonly required?: true
}
export type Fields<Name extends string> = Readonly<Record<Name, Field>>

export interface Row<Name extends string> {
  /** Of the file, counted from 1, the headings included. */
  readonly line: number
  /** Trimmed; an absent column is ''. */
  readonly cells: Readonly<Record<Name, string>>
  /** As in the file, for giving a bad line back. */
  readonly original: readonly string[]
  /** Of the file, read so far. */
  readonly bytes: number
  readonly trouble?: LineTrouble
}

export interface Table<Name extends string> {
  /** As in the file. */
  readonly headings: readonly string[]
  readonly rows: AsyncIterable<Row<Name>>
}

export interface TableFile {
  readonly kind: 'csv' | 'xlsx'
  readonly source: Source
  /** When the person says it; otherwise it is found. */
  readonly encoding?: Encoding
}

const longestCell = 2_000
const separators = [';', ',', '\t']

/** Headings are compared without accents, tashkil, tatweel, case, signs and double spaces. */
const plain = (heading: string): string =>
  heading
    .normalize('NFKD')
    .replaceAll(/[\p{Mark}\u0640\ufeff]/gu, '')
    .replaceAll(/[أإآٱ]/g, 'ا')
    .toLowerCase()
    .replaceAll(/[^\p{Letter}\p{Number}]+/gu, ' ')
    .trim()

const namesOf = <Name extends string>(fields: Fields<Name>): Map<string, Name> =>
  new Map(
    (Object.entries(fields) as [Name, Field][]).flatMap(([name, { headings }]) =>
      languages.flatMap((language) => headings[language].map((heading) => [plain(heading), name] as const)),
    ),
  )

/** Where the cells of each field stand. Throws UnreadableTable with what is expected. */
const placesOf = <Name extends string>(headings: readonly string[], fields: Fields<Name>): Map<Name, number> => {
  const names = namesOf(fields)
  const places = new Map<Name, number>()
  const unknown: string[] = []
  const twice: string[] = []
  for (const [index, heading] of headings.entries()) {
    const name = names.get(plain(heading))
    if (name === undefined) {
      if (heading !== '') unknown.push(heading.slice(0, 60))
    } else if (places.has(name)) twice.push(heading)
    else places.set(name, index)
  }
  const expected = (Object.values(fields) as Field[]).map(({ headings: all }) =>
    languages.map((language) => all[language][0]).join(' / '),
  )
  if (unknown.length > 0) throw new UnreadableTable('headings-unknown', { unknown: unknown.slice(0, 30), expected })
  if (twice.length > 0) throw new UnreadableTable('headings-twice', { twice })
  const missing = (Object.entries(fields) as [Name, Field][])
    .filter(([name, { required }]) => required && !places.has(name))
    .map(([, { headings: all }]) => languages.map((language) => all[language][0]).join(' / '))
  if (missing.length > 0) throw new UnreadableTable('headings-missing', { missing })
  return places
}

/** A written table begins text that a spreadsheet would run with a ': it is taken off again. */
const unguarded = (cell: string): string => (/^'[=+\-@]/.test(cell) ? cell.slice(1) : cell)

// biome-ignore lint/suspicious/noControlCharactersInRegex: these are what no cell may hold
const control = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f]/

const troubleOf = ({ cells, trouble }: TableRecord, width: number): LineTrouble | undefined => {
  if (trouble) return trouble
  if (cells.slice(width).some((cell) => cell !== '')) return 'cells-too-many'
  if (cells.length < width) return 'cells-too-few'
  if (cells.some((cell) => cell.length > longestCell)) return 'cell-too-long'
  if (cells.some((cell) => control.test(cell))) return 'control-character'
  return cells.some((cell) => cell.includes('\ufffd')) ? 'letters-unreadable' : undefined
}

/** The separator whose cells are known headings most often; a tie goes to the semicolon, which Excel writes in Morocco. */
const separatorOf = <Name extends string>(line: string, fields: Fields<Name>): string => {
  const names = namesOf(fields)
  const known = (separator: string) =>
    line.split(separator).filter((cell) => names.has(plain(cell.replaceAll('"', '')))).length
  return separators.reduce((best, separator) => (known(separator) > known(best) ? separator : best))
}

const recordsOf = async <Name extends string>(
  { kind, source, encoding }: TableFile,
  fields: Fields<Name>,
): Promise<AsyncIterable<TableRecord> | TableRecord[]> => {
  if (kind === 'xlsx') {
    const pieces: Uint8Array[] = []
    for await (const piece of source()) pieces.push(piece)
    return workbookRecords(Buffer.concat(pieces))
  }
  const known = encoding ?? (await encodingOf(source))
  for await (const { text } of physicalLines(source, known))
    if (text.trim() !== '') return csvRecords(physicalLines(source, known), separatorOf(text, fields))
  throw new UnreadableTable('file-has-no-lines')
}

/**
 * Reads a table whose first line holds headings in French, Arabic or English. What is wrong with the file throws
 * UnreadableTable; what is wrong with a line is said of the line, and the others go on. Empty lines are passed over.
 */
export const readTable = async <Name extends string>(file: TableFile, fields: Fields<Name>): Promise<Table<Name>> => {
  const records = await recordsOf(file, fields)
  const reader = (async function* () {
    yield* records
  })()
  let head: TableRecord | undefined
  do {
    const next = await reader.next()
    if (next.done) throw new UnreadableTable('file-has-no-lines')
    head = next.value
  } while (head.cells.every((cell) => cell === ''))
  const headings = head.cells.map((cell) => cell.replace(/^\ufeff/, ''))
  while (headings.at(-1) === '') headings.pop()
  const places = placesOf(headings, fields)
  const rows = (async function* (): AsyncGenerator<Row<Name>> {
    for await (const record of reader) {
      if (record.cells.every((cell) => cell === '')) continue
      const trouble = troubleOf(record, headings.length)
      yield {
        line: record.line,
        cells: Object.fromEntries(
          Object.keys(fields).map((name) => [name, unguarded(record.cells[places.get(name as Name) ?? -1] ?? '')]),
        ) as Record<Name, string>,
        original: record.cells,
        bytes: record.bytes,
        ...(trouble === undefined ? {} : { trouble }),
      }
    }
  })()
  return { headings, rows }
}
