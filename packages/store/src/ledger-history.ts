import type pg from 'pg'
import { type Posting, post } from './ledger.ts'
import type { EntryLine } from './port.ts'
import { inTransaction } from './transaction.ts'

/** An event as it stands in the database, in the shape of its own version. */
export interface Recorded {
  readonly streamId: string
  readonly type: string
  readonly dataVersion: number
  readonly data: unknown
}

/** How a service reads its own history: what each event was in its domain, and what it moved. */
export interface LedgerHistory<State, Event> {
  readonly nothing: State
  /** Undefined: it belongs to nothing that the ledger follows. */
  readonly read: (recorded: Recorded) => Event | undefined
  readonly evolve: (state: State, event: Event) => State
  readonly movementOf: (before: State, event: Event) => readonly EntryLine[]
}

interface Row {
  readonly position: string
  readonly stream_id: string
  readonly type: string
  readonly data_version: number
  readonly data: unknown
  readonly posted: boolean
}

const atOnce = 1_000

/**
 * Posts what was recorded before there was a ledger, in the order in which it was recorded; once for a database, whoever else
 * tries. States of all streams are kept in memory while it runs. Answers how many movements were posted.
 */
export const postHistory = async <State, Event>(
  pool: pg.Pool,
  { nothing, read, evolve, movementOf }: LedgerHistory<State, Event>,
): Promise<number> => {
  const isDone = 'SELECT FROM fibula.ledger_history'
  if ((await pool.query(isDone)).rowCount !== 0) return 0
  return inTransaction(pool, async (client) => {
    await client.query('SELECT pg_advisory_xact_lock(4213007, 4)')
    if ((await client.query(isDone)).rowCount !== 0) return 0
    // It reads and writes for longer than a request may take.
    await client.query('SET LOCAL statement_timeout = 0')
    const states = new Map<string, State>()
    let [last, posted] = ['0', 0]
    for (;;) {
      const { rows } = await client.query<Row>(
        `SELECT position, stream_id, type, data_version, data, EXISTS (SELECT FROM fibula.entry x WHERE x.position = e.position) AS posted
         FROM fibula.event e WHERE position > $1 ORDER BY position LIMIT ${atOnce}`,
        [last],
      )
      const postings: Posting[] = []
      for (const { position, stream_id: streamId, type, data_version: dataVersion, data, posted: before } of rows) {
        last = position
        const event = read({ streamId, type, dataVersion, data })
        if (event === undefined) continue
        const state = states.get(streamId) ?? nothing
        const lines = before ? [] : movementOf(state, event)
        if (lines.length > 0) postings.push({ position, lines })
        states.set(streamId, evolve(state, event))
      }
      await post(client, postings)
      posted += postings.length
      if (rows.length < atOnce) break
    }
    await client.query('INSERT INTO fibula.ledger_history (position) VALUES ($1)', [last])
    return posted
  })
}
