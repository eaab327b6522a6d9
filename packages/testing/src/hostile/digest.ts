import type pg from 'pg'

/** Keys that a refusal is kept under, and how far relay and consumers have come: they may move while nothing is changed. */
const moving = new Set([
  'fibula.idempotency',
  'fibula.outbox',
  'fibula.chain',
  'fibula.consumer',
  'fibula.progress',
  'fibula.stream_progress',
])

/** A digest of each table of a database, by name: equal before and after when nothing was changed. */
export const tableDigests = async (pool: pg.Pool): Promise<Readonly<Record<string, string>>> => {
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
