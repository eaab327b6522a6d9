import type { Batch } from '@fibula/transport'
import type pg from 'pg'
import { applyMessages } from './apply.ts'
import type { Consumer, ConsumerOptions, Queryable } from './port.ts'
import { applyPrepared, oneAtATime, type Prepared, prepare } from './prepare.ts'
import { inTransaction } from './transaction.ts'
import { isInfrastructure } from './trouble.ts'

const readOffset = async (client: Queryable, consumer: string, { topic, partition }: Batch): Promise<number> => {
  const values = [consumer, topic, partition]
  const read = () =>
    client.query<{ next_offset: string }>({
      name: 'progress',
      text: 'SELECT next_offset FROM fibula.progress WHERE consumer = $1 AND topic = $2 AND partition = $3 FOR UPDATE',
      values,
    })
  let { rows } = await read()
  if (rows.length === 0) {
    await client.query(
      'INSERT INTO fibula.progress (consumer, topic, partition, next_offset) VALUES ($1, $2, $3, 0) ON CONFLICT DO NOTHING',
      values,
    )
    rows = (await read()).rows
  }
  return Number(rows[0]?.next_offset)
}

const placeOf = ({ topic, partition }: Batch): string => `${topic}/${partition}`

/**
 * Does not wait for the disk: the progress is in the same transaction, so what a crash takes back is read again from the
 * log. Events that a handler commits are not published before they are on the disk: the relay seals them first, in a
 * transaction that waits, and the disk gets transactions in their order.
 */
const quickly = 'BEGIN; SET LOCAL synchronous_commit TO off'

/**
 * Reads topics into this database: each batch in one transaction together with its progress, whose row is locked
 * first. So the effect of every event is there exactly once, even when a member that the group gave up still writes.
 */
export const startConsumer = async (pool: pg.Pool, options: ConsumerOptions): Promise<Consumer> => {
  const { name, subscriber, topics } = options
  let trouble: string | null = null
  const lags = new Map<string, { topic: string; partition: number; lag: number }>()
  /** Where each partition was last sent back to: a log that still begins later has nothing there to read. */
  const soughtBack = new Map<string, number>()
  /** How far each partition was applied here, so that what comes again after a new beginning is not read in vain. */
  const reached = new Map<string, number>()
  const inTurn = oneAtATime()

  const apply = async (
    client: pg.PoolClient,
    batch: Batch,
    prepared: Prepared | undefined,
    together: boolean,
  ): Promise<{ resumeAt: number } | undefined> => {
    const place = placeOf(batch)
    const first = batch.messages[0]?.offset ?? 0
    const next = await readOffset(client, name, batch)
    if (first > next && soughtBack.get(place) !== next) {
      soughtBack.set(place, next)
      reached.delete(place)
      return { resumeAt: next }
    }
    soughtBack.delete(place)
    const messages = first >= next ? batch.messages : batch.messages.filter((message) => message.offset >= next)
    const last = messages.at(-1)
    if (last === undefined) return undefined
    const isReady = prepared !== undefined && prepared.from === messages[0]?.offset
    if (!isReady || !(await applyPrepared(client, options, batch, prepared)))
      await applyMessages(client, options, batch, messages, together)
    await client.query({
      name: 'advance',
      text: 'UPDATE fibula.progress SET next_offset = $4 WHERE consumer = $1 AND topic = $2 AND partition = $3',
      values: [name, batch.topic, batch.partition, last.offset + 1],
    })
    lags.set(place, {
      topic: batch.topic,
      partition: batch.partition,
      lag: Math.max(0, batch.endOffset - last.offset - 1),
    })
    return undefined
  }

  const onBatch = async (batch: Batch): Promise<{ resumeAt: number } | undefined> => {
    try {
      const from = reached.get(placeOf(batch)) ?? 0
      const prepared = await inTurn(() =>
        prepare(
          options,
          batch.messages.filter(({ offset }) => offset >= from),
        ),
      )
      const outcome = await inTransaction(pool, (client) => apply(client, batch, prepared, true), quickly).catch(
        (error: unknown) => {
          if (prepared === undefined || isInfrastructure(error)) throw error
          return inTransaction(pool, (client) => apply(client, batch, undefined, false), quickly)
        },
      )
      trouble = null
      const last = batch.messages.at(-1)
      if (outcome === undefined && last) reached.set(placeOf(batch), last.offset + 1)
      return outcome
    } catch (error) {
      trouble = `${batch.topic}/${batch.partition}: ${String(error)}${isInfrastructure(error) ? ' (tried again until it is back)' : ''}`
      throw error
    }
  }

  const generationOf = async (): Promise<number> => {
    const { rows } = await pool.query<{ generation: number }>(
      `INSERT INTO fibula.consumer (name, generation) VALUES ($1, 1)
       ON CONFLICT (name) DO UPDATE SET generation = fibula.consumer.generation RETURNING generation`,
      [name],
    )
    return rows[0]?.generation ?? 1
  }
  const join = async () => {
    const generation = await generationOf()
    return subscriber.subscribe({ group: generation === 1 ? name : `${name}-${generation}`, topics, onBatch })
  }

  let subscription = await join()
  return {
    stop: () => subscription.stop(),
    health: () => trouble,
    lags: () => [...lags.values()],
    rebuild: async (truncate) => {
      await subscription.stop()
      try {
        await inTransaction(pool, async (client) => {
          await client.query('SELECT 1 FROM fibula.progress WHERE consumer = $1 ORDER BY topic, partition FOR UPDATE', [
            name,
          ])
          await truncate(client)
          await client.query('DELETE FROM fibula.stream_progress WHERE consumer = $1', [name])
          await client.query('DELETE FROM fibula.parked WHERE consumer = $1', [name])
          await client.query('UPDATE fibula.progress SET next_offset = 0 WHERE consumer = $1', [name])
          await client.query('UPDATE fibula.consumer SET generation = generation + 1 WHERE name = $1', [name])
        })
      } finally {
        reached.clear()
        // Also when nothing was changed: the projection goes on where it was.
        subscription = await join()
      }
    },
  }
}
