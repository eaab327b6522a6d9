import { parse } from 'csv-parse/sync'
import type { PhysicalLine } from './lines.ts'
import type { LineTrouble } from './trouble.ts'

/** The cells of a record, which may run over several lines when a cell is quoted; `line` is where it begins. */
export interface Record {
  readonly line: number
  readonly cells: readonly string[]
  readonly bytes: number
  readonly trouble?: LineTrouble
}

/** A quoted cell may hold this many ends of line; beyond, its closing quote is taken to be missing. */
const mostLinesInARecord = 20

/** `lone quote`: letters stand behind a closing quote, before the separator. */
const cellsOf = (text: string, separator: string): string[] | 'open quote' | 'lone quote' => {
  try {
    const [record] = parse(text, {
      delimiter: separator,
      relax_quotes: true,
      relax_column_count: true,
      skip_empty_lines: true,
      trim: true,
    })
    return record ?? []
  } catch (error) {
    const { code } = error as { code?: string }
    if (code === 'CSV_QUOTE_NOT_CLOSED') return 'open quote'
    if (code?.startsWith('CSV_')) return 'lone quote'
    throw error
  }
}

/**
 * CSV record by record. A quote that is never closed costs its own line alone: it is reported, and reading goes on behind it,
 * where a parser of the whole file would swallow the rest.
 */
export async function* csvRecords(lines: AsyncIterable<PhysicalLine>, separator: string): AsyncGenerator<Record> {
  let open: PhysicalLine[] = []
  const close = function* (): Generator<Record> {
    // Behind the line with the lone quote its followers are read as lines of their own, and may open quotes again.
    let pending = open
    open = []
    while (pending.length > 0) {
      const [first, ...others] = pending as [PhysicalLine, ...PhysicalLine[]]
      const cells = cellsOf(first.text, separator)
      if (typeof cells === 'string')
        yield { line: first.number, cells: [first.text], bytes: first.bytes, trouble: 'quote-never-closed' }
      else yield { line: first.number, cells, bytes: first.bytes }
      pending = others
    }
  }
  for await (const line of lines) {
    if (line.cut) {
      yield* close()
      yield { line: line.number, cells: [line.text.slice(0, 2_000)], bytes: line.bytes, trouble: 'cell-too-long' }
      continue
    }
    open.push(line)
    const cells = cellsOf(open.map(({ text }) => text).join('\n'), separator)
    if (cells === 'open quote') {
      if (open.length >= mostLinesInARecord) yield* close()
      continue
    }
    if (cells === 'lone quote') {
      yield* close()
      continue
    }
    yield { line: (open[0] as PhysicalLine).number, cells, bytes: line.bytes }
    open = []
  }
  yield* close()
}
