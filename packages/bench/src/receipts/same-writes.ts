import { type Commit, createStore } from '@fibula/store'
import type pg from 'pg'
import { freshIds } from './receipt.ts'

interface Statement {
  readonly text: string
  readonly values: readonly unknown[]
}

/** The very statement with which the store commits: a pool that only listens is told it. */
export const statementOf = async (commit: Commit): Promise<Statement> => {
  const heard: Statement[] = []
  const listening = {
    query: async (statement: Statement) => {
      heard.push(statement)
      return { rows: [], rowCount: 0 }
    },
  }
  await createStore({ pool: listening as unknown as pg.Pool, service: 'sourcing' }).commit(commit)
  const [statement] = heard
  if (!statement) throw new Error('the store committed without a statement')
  return statement
}

/** A colon would be a variable of pgbench, wherever it stands. */
const text = (value: string): string =>
  `E'${value.replaceAll('\\', '\\\\').replaceAll("'", "\\'").replaceAll(':', '\\x3a')}'`

const literal = (value: unknown): string => {
  if (value === null) return 'NULL'
  if (value instanceof Uint8Array) return text(`\\x${Buffer.from(value).toString('hex')}`)
  if (Array.isArray(value)) return `ARRAY[${value.map(literal).join(', ')}]`
  return text(String(value))
}

/**
 * The statement as a script of pgbench: every value in its place, and where a request brings a new id, one made by the
 * server, in order of time as ours are where the server can.
 */
export const pgbenchScript = ({ text: statement, values }: Statement, newId: string): string => {
  const fresh = new Set<unknown>(Object.values(freshIds))
  const filled = statement.replaceAll(/\$(\d+)(::uuid\[\])?/g, (_, place: string, ids: string | undefined) => {
    const value = values[Number(place) - 1]
    if (ids !== undefined) return `ARRAY[${(value as unknown[]).map(() => newId).join(', ')}]${ids}`
    if (value === freshIds.key) return `${newId}::text`
    return fresh.has(value) ? newId : `${literal(value)}`
  })
  return `${filled};\n`
}
