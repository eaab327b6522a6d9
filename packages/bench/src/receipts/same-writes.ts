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

/** As the driver writes it on the wire, where every value is a text. */
const wireText = (value: unknown): string => {
  if (value instanceof Uint8Array) return `\\x${Buffer.from(value).toString('hex')}`
  if (Array.isArray(value))
    return `{${value.map((each) => `"${wireText(each).replaceAll('\\', '\\\\').replaceAll('"', '\\"')}"`).join(',')}}`
  return String(value)
}

export interface Script {
  readonly text: string
  /** By name; pgbench -M prepared binds them as parameters at each execution, as the driver of the service does. */
  readonly variables: Readonly<Record<string, string>>
}

/**
 * The statement as a script of pgbench: every value is a variable, and where a request brings a new id, one made by the
 * server, in order of time as ours are where the server can. Only NULL stands in the text: pgbench cannot bind it.
 */
export const pgbenchScript = ({ text: statement, values }: Statement, newId: string): Script => {
  const fresh = new Set<unknown>(Object.values(freshIds))
  const variables: Record<string, string> = {}
  const text = statement.replaceAll(/\$(\d+)(::\w+\[\])?/g, (_, place: string, array: string | undefined) => {
    const value = values[Number(place) - 1]
    if (array === '::uuid[]') return `ARRAY[${(value as unknown[]).map(() => newId).join(', ')}]${array}`
    if (array !== undefined && (value as unknown[]).some((each) => fresh.has(each))) {
      const texts = (value as unknown[]).map((each) => (fresh.has(each) ? `${newId}::text` : `'${each}'`))
      return `ARRAY[${texts.join(', ')}]${array}`
    }
    if (value === freshIds.key) return `${newId}::text`
    if (fresh.has(value)) return newId
    if (value === null) return 'NULL'
    variables[`p${place}`] = wireText(value)
    return `:p${place}${array ?? ''}`
  })
  return { text: `${text};\n`, variables }
}
