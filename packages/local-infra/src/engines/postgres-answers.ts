import { setTimeout as pause } from 'node:timers/promises'
import pg from 'pg'

const select = async (url: string): Promise<void> => {
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 3_000 })
  client.on('error', () => {})
  try {
    await client.connect()
    await client.query('SELECT 1')
  } finally {
    await client.end().catch(() => {})
  }
}

/** Resolves once the server answers a query; rejects when the signal is aborted first. */
export const postgresAnswers = async (url: string, signal: AbortSignal): Promise<void> => {
  for (;;) {
    try {
      return await select(url)
    } catch (error) {
      if (signal.aborted) throw error
      await pause(25)
    }
  }
}
