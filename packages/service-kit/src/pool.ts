import pg from 'pg'

/** The pool that Prisma and plain SQL share. A connection that breaks while idle is replaced, and never ends the process. */
export const createPool = ({ url, max, service }: { url: string; max: number; service: string }): pg.Pool => {
  const pool = new pg.Pool({
    connectionString: url,
    max,
    application_name: `fibula-${service}`,
    connectionTimeoutMillis: 5_000,
    statement_timeout: 30_000,
    idle_in_transaction_session_timeout: 60_000,
  })
  pool.on('error', () => {})
  return pool
}
