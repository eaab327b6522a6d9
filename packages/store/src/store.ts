import { type EventEnvelope, fromMessage, toMessage } from '@fibula/contracts'
import type pg from 'pg'
import { answerTo, commitOn, keepAnswer } from './commit.ts'
import { startConsumer } from './consumer.ts'
import { listParked } from './parking.ts'
import { AlreadyAnswered, type ConsumerOptions, type Queryable, type Store } from './port.ts'
import { type Relay, startRelay } from './relay.ts'
import { replayParked } from './replay.ts'

export interface StoreOptions {
  /** Its connection string is used for the relay's own connection too. */
  readonly pool: pg.Pool
  readonly service: string
  readonly now?: () => Date
  /** False: movements are not posted. For the bench. */
  readonly ledger?: boolean
}

interface HistoryRow {
  readonly id: string
  readonly stream_id: string
  readonly stream_version: number
  readonly type: string
  readonly data_version: number
  readonly organisation_id: string
  readonly person_id: string
  readonly happened_at: Date
  readonly recorded_at: Date
  readonly data: unknown
}

export const createStore = ({ pool, service, now = () => new Date(), ledger = true }: StoreOptions): Store => {
  const database: Queryable = pool
  const relays = new Set<Relay>()
  const consumers = new Map<string, ConsumerOptions>()
  const source = `/fibula/${service}`

  const envelopeOf = (row: HistoryRow): EventEnvelope =>
    fromMessage(
      toMessage({
        id: row.id,
        type: row.type,
        source,
        streamId: row.stream_id,
        streamVersion: row.stream_version,
        happenedAt: row.happened_at.toISOString(),
        recordedAt: row.recorded_at.toISOString(),
        organisationId: row.organisation_id,
        personId: row.person_id,
        dataVersion: row.data_version,
        data: row.data,
      }),
    )

  return {
    commit: async (commit) => {
      try {
        await commitOn(database, commit, ledger)
      } catch (error) {
        if (!(error instanceof AlreadyAnswered) || commit.idempotency === undefined) throw error
        throw new AlreadyAnswered((await answerTo(database, commit.idempotency)) ?? null)
      }
      for (const relay of relays) relay.wake()
    },
    commitIn: (tx, commit) => commitOn(tx, commit, ledger),
    answerTo: (key) => answerTo(database, key),
    keepAnswer: (key, answer) => keepAnswer(database, key, answer, now().toISOString()),
    history: async (streamId) => {
      const { rows } = await database.query<HistoryRow>(
        'SELECT * FROM fibula.event WHERE stream_id = $1 ORDER BY stream_version',
        [streamId],
      )
      return rows.map(envelopeOf)
    },
    startRelay: async ({ publisher, topic }) => {
      const relay = startRelay({ connection: pool.options, service, publisher, topic })
      relays.add(relay)
      return {
        health: relay.health,
        stop: async () => {
          relays.delete(relay)
          await relay.stop()
        },
      }
    },
    startConsumer: (options) => {
      consumers.set(options.name, options)
      return startConsumer(pool, options)
    },
    parked: () => listParked(database),
    replayParked: async (consumer, streamId) => {
      const options = consumers.get(consumer)
      if (!options) throw new Error(`there is no consumer ${consumer} here`)
      return replayParked(pool, options, streamId)
    },
    outbox: async () => {
      const { rows } = await database.query<{ pending: number; oldest: Date | null }>(
        `SELECT count(*)::int AS pending, (SELECT e.recorded_at FROM fibula.event e WHERE e.position = min(o.position)) AS oldest FROM fibula.outbox o`,
      )
      const [row] = rows
      return {
        pending: row?.pending ?? 0,
        oldestMs: row?.oldest ? Math.max(0, now().getTime() - row.oldest.getTime()) : 0,
      }
    },
    forgetAnswers: async (olderThanMs) => {
      const { rowCount } = await database.query('DELETE FROM fibula.idempotency WHERE created_at < $1', [
        new Date(now().getTime() - olderThanMs),
      ])
      return rowCount ?? 0
    },
  }
}
