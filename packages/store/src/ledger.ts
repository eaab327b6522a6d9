import type { EntryLine, Queryable, SqlValue } from './port.ts'

/** A line with its place: which of the commit's events it belongs to, and which line of its movement it is, both from 1. */
export interface Entry extends EntryLine {
  readonly event: number
  readonly line: number
}

type EntryColumn = readonly [name: string, type: string, of: (entry: Entry) => string | number]

const silver: readonly EntryColumn[] = [
  ['line', 'smallint', ({ line }) => line],
  ['owner', 'text', ({ account }) => account.owner],
  ['possessor', 'text', ({ account }) => account.possessor],
  ['kind', 'text', ({ account }) => account.kind],
  ['account_id', 'text', ({ account }) => account.id],
  ['book', 'text', ({ book }) => book],
  ['gross', 'bigint', ({ grossMicrograms }) => grossMicrograms],
  ['ag', 'bigint', ({ content }) => String(content.Ag)],
  ['pieces', 'bigint', ({ pieces }) => pieces],
]
const others: readonly EntryColumn[] = [
  ['au', 'bigint', ({ content }) => String(content.Au ?? 0n)],
  ['pt', 'bigint', ({ content }) => String(content.Pt ?? 0n)],
  ['pd', 'bigint', ({ content }) => String(content.Pd ?? 0n)],
]
const place: EntryColumn = ['event', 'int', ({ event }) => event]

/** What the text of a commit depends on: most commits have one event, and most metal is silver. Undefined: it moves nothing. */
export interface EntriesShape {
  readonly name: string
  readonly columns: readonly EntryColumn[]
  readonly events: 'one' | 'many'
}

const shapeOf = (columns: readonly EntryColumn[], events: EntriesShape['events'], name: string): EntriesShape => ({
  name,
  columns,
  events,
})
const shapes = {
  one: { silver: shapeOf(silver, 'one', 'l'), any: shapeOf([...silver, ...others], 'one', 'a') },
  many: { silver: shapeOf(silver, 'many', 'L'), any: shapeOf([...silver, ...others], 'many', 'A') },
}

export const entriesShape = (entries: readonly Entry[], events: number): EntriesShape | undefined => {
  if (entries.length === 0) return undefined
  const onlySilver = entries.every(({ content: { Au = 0n, Pt = 0n, Pd = 0n } }) => Au === 0n && Pt === 0n && Pd === 0n)
  return shapes[events === 1 ? 'one' : 'many'][onlySilver ? 'silver' : 'any']
}

/** Writes the entries of the events that the part `e` of the statement writes, which get their positions in their order. */
export const entriesText = ({ columns, events }: EntriesShape, param: { one: () => string }): string => {
  const names = columns.map(([name]) => name).join(', ')
  const given = events === 'one' ? columns : [...columns, place]
  const arrays = given.map(([, type]) => `${param.one()}::${type}[]`).join(', ')
  const source =
    events === 'one'
      ? `e, unnest(${arrays}) AS n (${names})`
      : `(SELECT position, row_number() OVER (ORDER BY position) AS event FROM e) e JOIN unnest(${arrays}) AS n (${names}, event) USING (event)`
  return `l AS (INSERT INTO fibula.entry (position, ${names}) SELECT e.position, ${columns.map(([name]) => `n.${name}`).join(', ')} FROM ${source})`
}

export const entriesValues = ({ columns, events }: EntriesShape, entries: readonly Entry[]): SqlValue[] =>
  (events === 'one' ? columns : [...columns, place]).map(([, , of]) => entries.map(of))

/** What an event that is recorded already moves. */
export interface Posting {
  readonly position: string
  readonly lines: readonly EntryLine[]
}

const allColumns = [...silver, ...others]
const postText = `INSERT INTO fibula.entry (position, ${allColumns.map(([name]) => name).join(', ')})
  SELECT * FROM unnest($1::bigint[], ${allColumns.map(([, type], at) => `$${at + 2}::${type}[]`).join(', ')})`

/** Writes movements of events that were recorded without them, in the order given. */
export const post = async (tx: Queryable, postings: readonly Posting[]): Promise<void> => {
  const entries = postings.flatMap(({ position, lines }) =>
    lines.map((entry, line) => ({ ...entry, position, event: 0, line: line + 1 })),
  )
  if (entries.length === 0) return
  const values = allColumns.map(([, , of]) => entries.map(of))
  await tx.query({ name: 'post', text: postText, values: [entries.map(({ position }) => position), ...values] })
}
