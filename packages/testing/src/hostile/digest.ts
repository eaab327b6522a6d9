import type pg from 'pg'
import { until } from '../until.ts'

/** Keys that a refusal is kept under, and how far relay and consumers have come: they may move while nothing is changed. */
const moving = new Set([
  'fibula.idempotency',
  'fibula.outbox',
  'fibula.chain',
  'fibula.consumer',
  'fibula.progress',
  'fibula.stream_progress',
])

const tableDigests = async (pool: pg.Pool): Promise<Readonly<Record<string, string>>> => {
  const { rows } = await pool.query<{ name: string; quoted: string }>(`
    SELECT table_schema || '.' || table_name AS name, format('%I.%I', table_schema, table_name) AS quoted
    FROM information_schema.tables
    WHERE table_type = 'BASE TABLE' AND table_schema NOT IN ('pg_catalog', 'information_schema')
    ORDER BY 1`)
  const tables = rows.filter(({ name }) => !moving.has(name))
  if (tables.length === 0) throw new Error('the database has no tables: a digest of it would say nothing')
  const digests = await Promise.all(
    tables.map(async ({ name, quoted }) => {
      const { rows: found } = await pool.query<{ digest: string }>(
        `SELECT count(*) || ':' || md5(coalesce(string_agg(md5(t::text), '' ORDER BY md5(t::text)), '')) AS digest FROM ${quoted} t`,
      )
      return [name, found[0]?.digest ?? ''] as const
    }),
  )
  return Object.fromEntries(digests)
}

const outboxIsEmpty = async (pool: pg.Pool): Promise<boolean> => {
  const { rows } = await pool.query<{ outbox: string | null }>("SELECT to_regclass('fibula.outbox') AS outbox")
  return rows[0]?.outbox === null || (await pool.query('SELECT 1 FROM fibula.outbox LIMIT 1')).rowCount === 0
}

/**
 * A digest of each table of a database, by name: equal before and after when nothing was changed. Waits until earlier
 * facts are published and the projections that they reach stand still.
 */
export const settledDigests = async (pool: pg.Pool): Promise<Readonly<Record<string, string>>> => {
  let last = ''
  return until(
    async () => {
      if (!(await outboxIsEmpty(pool))) return false
      const digests = await tableDigests(pool)
      const still = JSON.stringify(digests) === last
      last = JSON.stringify(digests)
      return still && digests
    },
    { everyMs: 40, what: 'the tables stand still' },
  )
}
