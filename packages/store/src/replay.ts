import { fromMessage } from '@fibula/contracts'
import type pg from 'pg'
import { tryEvent } from './apply.ts'
import { saveVersions } from './known.ts'
import type { ConsumerOptions, Queryable } from './port.ts'
import { inTransaction } from './transaction.ts'

interface ParkedRow {
  readonly topic: string
  readonly partition: number
  readonly message_offset: string
  readonly headers: Record<string, string>
  readonly value: Buffer
}

/**
 * Applies a parked stream again, in order, in one transaction per event with the partition's progress locked, so that no
 * newer event of the stream slips past. Stops at the first event that still fails, and says why.
 */
export const replayParked = async (
  pool: pg.Pool,
  consumer: Pick<ConsumerOptions, 'name' | 'handlers' | 'applyBatch'>,
  streamId: string,
): Promise<{ applied: number; remaining: number; reason?: string }> => {
  const { name } = consumer
  let applied = 0
  for (;;) {
    const step = await inTransaction(pool, async (client) => {
      const place = await client.query<{ topic: string; partition: number }>(
        'SELECT DISTINCT topic, partition FROM fibula.parked WHERE consumer = $1 AND stream_id = $2 LIMIT 1',
        [name, streamId],
      )
      const [at] = place.rows
      if (at === undefined) return 'done'
      await client.query(
        'SELECT 1 FROM fibula.progress WHERE consumer = $1 AND topic = $2 AND partition = $3 FOR UPDATE',
        [name, at.topic, at.partition],
      )
      const { rows } = await client.query<ParkedRow>(
        `SELECT topic, partition, message_offset, headers, value FROM fibula.parked
         WHERE consumer = $1 AND stream_id = $2 AND topic = $3 AND partition = $4 ORDER BY message_offset LIMIT 1`,
        [name, streamId, at.topic, at.partition],
      )
      const [row] = rows
      if (row === undefined) return 'done'
      const reason = await replayOne(client, consumer, streamId, row)
      if (reason === null) return 'applied'
      await client.query(
        'UPDATE fibula.parked SET reason = $5 WHERE consumer = $1 AND topic = $2 AND partition = $3 AND message_offset = $4',
        [name, row.topic, row.partition, row.message_offset, reason],
      )
      return { reason }
    })
    if (step === 'done') return { applied, remaining: 0 }
    if (step === 'applied') {
      applied++
      continue
    }
    const { rows } = await pool.query<{ count: number }>(
      'SELECT count(*)::int AS count FROM fibula.parked WHERE consumer = $1 AND stream_id = $2',
      [name, streamId],
    )
    return { applied, remaining: rows[0]?.count ?? 0, reason: step.reason }
  }
}

const replayOne = async (
  client: Queryable,
  consumer: Pick<ConsumerOptions, 'name' | 'handlers' | 'applyBatch'>,
  streamId: string,
  row: ParkedRow,
): Promise<string | null> => {
  const { name } = consumer
  try {
    const event = fromMessage({ key: streamId, headers: row.headers, value: row.value })
    const { rows } = await client.query<{ version: number }>(
      'SELECT version FROM fibula.stream_progress WHERE consumer = $1 AND topic = $2 AND stream_id = $3',
      [name, row.topic, streamId],
    )
    const seen = rows[0]?.version ?? 0
    if (event.streamVersion > seen + 1)
      return `version ${seen + 1} of this stream is missing: an event was lost before this one`
    if (event.streamVersion === seen + 1) {
      const reason = await tryEvent(client, consumer, event)
      if (reason !== null) return reason
      await saveVersions(client, name, row.topic, new Map([[streamId, event.streamVersion]]))
    }
  } catch (error) {
    if ((error as Error).name !== 'ContractError') throw error
    return String(error)
  }
  await client.query(
    'DELETE FROM fibula.parked WHERE consumer = $1 AND topic = $2 AND partition = $3 AND message_offset = $4',
    [name, row.topic, row.partition, row.message_offset],
  )
  return null
}
