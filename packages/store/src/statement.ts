import { createHash } from 'node:crypto'
import type { Change, Commit, SqlValue } from './port.ts'

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

/** There are a handful of shapes per service: each text is hashed once. */
const names = new Map<string, string>()

const nameOf = (text: string): string => {
  const known = names.get(text)
  if (known !== undefined) return known
  const name = `commit_${createHash('sha256').update(text).digest('hex').slice(0, 16)}`
  if (names.size < 1_000) names.set(text, name)
  return name
}

const identifier = (name: string): string => {
  if (!/^[a-z][a-z0-9_]{0,62}$/.test(name)) throw new Error(`"${name}" is no name for a table or column`)
  return `"${name}"`
}

/** Locks are taken in this order by every writer, so that two commits never wait for each other in a circle. */
const inLockOrder = (changes: readonly Change[]): Change[] =>
  [...changes].sort((a, b) => (`${a.table} ${a.id}` < `${b.table} ${b.id}` ? -1 : 1))

/**
 * The whole commit in one statement. The state rows come first (their locks order the streams), `ok` ends the statement
 * when one of them was not at its expected version, and only behind it are positions given to events. Everything else
 * hangs on `ok`, so nothing can be half-done.
 */
export const commitStatement = (commit: Commit, events: EventColumns, traceparent: string | null): Statement => {
  const values: SqlValue[] = []
  const param = (value: SqlValue): string => {
    values.push(value)
    return `$${values.length}`
  }
  const changes = inLockOrder(commit.changes)
  const rows = changes.map((change, index) => {
    const version = change.expectedVersion + change.events.length
    const columns = Object.entries(change.values)
    const table = identifier(change.table)
    if (change.expectedVersion === 0) {
      const names = ['id', 'version', ...columns.map(([name]) => name)].map(identifier).join(', ')
      const given = [change.id, version, ...columns.map(([, value]) => value)].map(param).join(', ')
      return `s${index} AS (INSERT INTO ${table} (${names}) VALUES (${given}) ON CONFLICT (id) DO NOTHING RETURNING 1)`
    }
    const sets = [['version', version] as const, ...columns].map(
      ([name, value]) => `${identifier(name)} = ${param(value)}`,
    )
    return `s${index} AS (UPDATE ${table} SET ${sets.join(', ')} WHERE id = ${param(change.id)} AND version = ${param(change.expectedVersion)} RETURNING 1)`
  })
  const found = changes.map((_, index) => `(SELECT count(*) FROM s${index})`).join(' + ') || '0::bigint'
  const inserts = (commit.inserts ?? []).map(({ table, values: columns }, index) => {
    const names = Object.keys(columns).map(identifier).join(', ')
    return `i${index} AS (INSERT INTO ${identifier(table)} (${names}) SELECT ${Object.values(columns).map(param).join(', ')} FROM ok)`
  })
  const common = [commit.organisationId, commit.personId, commit.happenedAt, commit.recordedAt, traceparent].map(param)
  const arrays = [
    [events.ids, 'uuid'],
    [events.streamIds, 'uuid'],
    [events.versions, 'int'],
    [events.types, 'text'],
    [events.dataVersions, 'int'],
    [events.data, 'json'],
  ] as const
  const unnested = arrays.map(([array, type]) => `${param(array as readonly SqlValue[])}::${type}[]`).join(', ')
  const parts = [
    ...rows,
    `ok AS (SELECT fibula.expect(${found}, ${changes.length}))`,
    `e AS (INSERT INTO fibula.event (id, stream_id, stream_version, type, data_version, data, organisation_id, person_id, happened_at, recorded_at, traceparent)
  SELECT n.id, n.stream_id, n.version, n.type, n.data_version, n.data, ${common[0]}, ${common[1]}, ${common[2]}::timestamptz, ${common[3]}::timestamptz, ${common[4]}::text
  FROM ok, unnest(${unnested}) WITH ORDINALITY AS n (id, stream_id, version, type, data_version, data, line) ORDER BY n.line
  RETURNING position)`,
    'o AS (INSERT INTO fibula.outbox (position) SELECT position FROM e)',
    ...inserts,
  ]
  if (commit.idempotency) {
    const { organisationId, key, requestHash, answer } = commit.idempotency
    const given = [
      organisationId,
      key,
      Buffer.from(requestHash, 'hex') as unknown as SqlValue,
      JSON.stringify(answer),
      commit.recordedAt,
    ].map(param)
    parts.push(
      `k AS (INSERT INTO fibula.idempotency (organisation_id, key, request_hash, answer, created_at) SELECT ${given[0]}, ${given[1]}, ${given[2]}::bytea, ${given[3]}::json, ${given[4]}::timestamptz FROM ok)`,
    )
  }
  const text = `WITH ${parts.join(',\n')}\nSELECT 1 FROM ok`
  return { name: nameOf(text), text, values }
}
