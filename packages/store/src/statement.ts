import { createHash } from 'node:crypto'
import { type EntriesShape, type Entry, entriesShape, entriesText, entriesValues } from './ledger.ts'
import type { Change, Commit, Insert, SqlValue } from './port.ts'

/** A prepared statement: `name` depends on the text alone, so that a connection parses each shape once. */
export interface Statement {
  readonly name: string
  readonly text: string
  readonly values: SqlValue[]
}

/** The columns of an event, given as arrays in the order of the events. */
export interface EventColumns {
  readonly ids: string[]
  readonly streamIds: string[]
  readonly versions: number[]
  readonly types: string[]
  readonly dataVersions: number[]
  readonly data: string[]
}

const identifier = (name: string): string => {
  if (!/^[a-z][a-z0-9_]{0,62}$/.test(name)) throw new Error(`"${name}" is no name for a table or column`)
  return `"${name}"`
}

/** Locks are taken in this order by every writer, so that two commits never wait for each other in a circle. */
const inLockOrder = (changes: readonly Change[]): Change[] =>
  [...changes].sort((a, b) => (`${a.table} ${a.id}` < `${b.table} ${b.id}` ? -1 : 1))

/** Its place in the text counts up in the order in which `valuesOf` gives the values. */
const parameters = () => {
  let count = 0
  return { one: () => `$${++count}`, some: (names: readonly unknown[]) => names.map(() => `$${++count}`) }
}

const eventColumns = [
  ['ids', 'uuid'],
  ['streamIds', 'uuid'],
  ['versions', 'int'],
  ['types', 'text'],
  ['dataVersions', 'int'],
  ['data', 'json'],
] as const

/**
 * The whole commit in one statement. The state rows come first (their locks order the streams), `ok` ends the statement
 * when one of them was not at its expected version, and only behind it are positions given to events. Everything else
 * hangs on `ok`, so nothing can be half-done.
 */
const textOf = (
  changes: readonly Change[],
  inserts: readonly Insert[],
  entries: EntriesShape | undefined,
  keepsAnswer: boolean,
): string => {
  const param = parameters()
  const rows = changes.map((change, index) => {
    const columns = Object.keys(change.values)
    const table = identifier(change.table)
    if (change.expectedVersion === 0) {
      const names = ['id', 'version', ...columns]
      return `s${index} AS (INSERT INTO ${table} (${names.map(identifier).join(', ')}) VALUES (${param.some(names).join(', ')}) ON CONFLICT (id) DO NOTHING RETURNING 1)`
    }
    const sets = ['version', ...columns].map((name) => `${identifier(name)} = ${param.one()}`)
    return `s${index} AS (UPDATE ${table} SET ${sets.join(', ')} WHERE id = ${param.one()} AND version = ${param.one()} RETURNING 1)`
  })
  const found = changes.map((_, index) => `(SELECT count(*) FROM s${index})`).join(' + ') || '0::bigint'
  const inserted = inserts.map(({ table, values }, index) => {
    const names = Object.keys(values)
    return `i${index} AS (INSERT INTO ${identifier(table)} (${names.map(identifier).join(', ')}) SELECT ${param.some(names).join(', ')} FROM ok)`
  })
  const [organisation, person, happened, recorded, trace] = param.some([1, 2, 3, 4, 5])
  const unnested = eventColumns.map(([, type]) => `${param.one()}::${type}[]`).join(', ')
  const parts = [
    ...rows,
    `ok AS (SELECT fibula.expect(${found}, ${changes.length}))`,
    `e AS (INSERT INTO fibula.event (id, stream_id, stream_version, type, data_version, data, organisation_id, person_id, happened_at, recorded_at, traceparent)
  SELECT n.id, n.stream_id, n.version, n.type, n.data_version, n.data, ${organisation}, ${person}, ${happened}::timestamptz, ${recorded}::timestamptz, ${trace}::text
  FROM ok, unnest(${unnested}) WITH ORDINALITY AS n (id, stream_id, version, type, data_version, data, line) ORDER BY n.line
  RETURNING position)`,
    'o AS (INSERT INTO fibula.outbox (position) SELECT position FROM e)',
    ...inserted,
  ]
  if (entries) parts.push(entriesText(entries, param))
  if (keepsAnswer)
    parts.push(
      `k AS (INSERT INTO fibula.idempotency (organisation_id, key, request_hash, answer, created_at) SELECT ${param.one()}, ${param.one()}, ${param.one()}::bytea, ${param.one()}::json, ${param.one()}::timestamptz FROM ok)`,
    )
  return `WITH ${parts.join(',\n')}\nSELECT 1 FROM ok`
}

const valuesOf = (
  changes: readonly Change[],
  commit: Commit,
  events: EventColumns,
  moved: SqlValue[],
  traceparent: string | null,
): SqlValue[] => {
  const values: SqlValue[] = []
  for (const { id, expectedVersion, events: happened, values: columns } of changes) {
    const version = expectedVersion + happened.length
    if (expectedVersion === 0) values.push(id, version, ...Object.values(columns))
    else values.push(version, ...Object.values(columns), id, expectedVersion)
  }
  for (const { values: columns } of commit.inserts ?? []) values.push(...Object.values(columns))
  values.push(commit.organisationId, commit.personId, commit.happenedAt, commit.recordedAt, traceparent)
  for (const [name] of eventColumns) values.push(events[name])
  values.push(...moved)
  if (commit.idempotency) {
    const { organisationId, key, requestHash, answer } = commit.idempotency
    const hash = Buffer.from(requestHash, 'hex') as unknown as SqlValue
    values.push(organisationId, key, hash, JSON.stringify(answer), commit.recordedAt)
  }
  return values
}

/** What the text depends on. Names of tables and columns hold no spaces: see `identifier`. */
const shapeOf = (
  changes: readonly Change[],
  inserts: readonly Insert[],
  entries: EntriesShape | undefined,
  keepsAnswer: boolean,
): string => {
  let shape = `${keepsAnswer ? 'k' : ''}${entries?.name ?? ''}`
  for (const { table, expectedVersion, values } of changes)
    shape += ` ${expectedVersion === 0 ? '+' : '='}${table} ${Object.keys(values).join(' ')}`
  for (const { table, values } of inserts) shape += ` i ${table} ${Object.keys(values).join(' ')}`
  return shape
}

/** There are a handful of shapes per service, and as many more as an import has lines at once: those are long. */
const texts = new Map<string, { readonly name: string; readonly text: string }>()
const [mostTexts, mostChanges] = [1_000, 20]

export const commitStatement = (
  commit: Commit,
  events: EventColumns,
  entries: readonly Entry[],
  traceparent: string | null,
): Statement => {
  const changes = commit.changes.length < 2 ? commit.changes : inLockOrder(commit.changes)
  const { inserts = [] } = commit
  const keepsAnswer = commit.idempotency !== undefined
  const moves = entriesShape(entries, events.ids.length)
  const shape = shapeOf(changes, inserts, moves, keepsAnswer)
  let known = texts.get(shape)
  if (known === undefined) {
    const text = textOf(changes, inserts, moves, keepsAnswer)
    known = { name: `commit_${createHash('sha256').update(text).digest('hex').slice(0, 16)}`, text }
    if (texts.size < mostTexts && changes.length <= mostChanges) texts.set(shape, known)
  }
  const moved = moves ? entriesValues(moves, entries) : []
  return { ...known, values: valuesOf(changes, commit, events, moved, traceparent) }
}
