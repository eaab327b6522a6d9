import { toMessage } from '@fibula/contracts'
import type { Publisher } from '@fibula/transport'
import pg from 'pg'
import { chainHash, chainStart, type Sealed } from './chain.ts'
import type { Worker } from './port.ts'
import { startPublishing } from './tracing.ts'

export interface RelayOptions {
  /** How to reach the primary; the relay holds one connection of its own, and with it the lock. */
  readonly connection: pg.ClientConfig
  readonly service: string
  readonly publisher: Publisher
  readonly topic: string
  /** Default 500. */
  readonly batchSize?: number
  /** How long a fact of another replica waits at most before it is seen. Default 100 ms. */
  readonly pollMs?: number
}

export interface Relay extends Worker {
  /** Something was committed in this process. */
  wake(): void
  /** Whether this relay is the one that publishes now. */
  active(): boolean
}

interface PendingRow {
  readonly position: string
  readonly sequence: string | null
  readonly hash: Buffer | null
  readonly id: string
  readonly stream_id: string
  readonly stream_version: number
  readonly type: string
  readonly data_version: number
  readonly organisation_id: string
  readonly person_id: string
  readonly happened_at: Date
  readonly recorded_at: Date
  readonly traceparent: string | null
  readonly data: string
}

/** One relay of a service at a time: the lock lives and dies with the connection that does the work. */
const lockKey = [4_213_007, 1] as const

const pendingQuery = `
  SELECT o.position, c.sequence, c.hash, e.id, e.stream_id, e.stream_version, e.type, e.data_version,
         e.organisation_id, e.person_id, e.happened_at, e.recorded_at, e.traceparent, e.data::text AS data
  FROM (SELECT position FROM fibula.outbox ORDER BY position LIMIT $1) o
  JOIN fibula.event e USING (position)
  LEFT JOIN fibula.chain c USING (position)
  ORDER BY c.sequence NULLS LAST, o.position`

const sealedOf = (row: PendingRow, source: string): Sealed => ({
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
})

const encoder = new TextEncoder()

/**
 * Publishes the outbox: seal into the hash chain, publish as one batch, delete. Killed anywhere in between, the next relay
 * publishes the same events again with the same hashes, and readers pass over them. A fact whose transaction began
 * early and committed late is simply still in the outbox when its turn comes.
 */
export const startRelay = (options: RelayOptions): Relay => {
  const { service, publisher, topic, batchSize = 500, pollMs = 100 } = options
  const source = `/fibula/${service}`
  let stopping = false
  let active = false
  let trouble: string | null = 'has not begun yet'
  let woken = false
  let wakeUp: (() => void) | undefined

  const rest = async (ms: number): Promise<void> => {
    if (!woken && !stopping)
      await new Promise<void>((resolve) => {
        const timer = setTimeout(resolve, ms)
        wakeUp = () => {
          clearTimeout(timer)
          resolve()
        }
      })
    woken = false
    wakeUp = undefined
  }

  /** Publishes what is pending now, at most one batch; answers how many events that were. */
  const drain = async (client: pg.Client, head: { sequence: number; hash: Uint8Array }): Promise<number> => {
    const { rows } = await client.query<PendingRow>({ name: 'pending', text: pendingQuery, values: [batchSize] })
    if (rows.length === 0) return 0
    const fresh: { position: string; sequence: number; hash: Buffer }[] = []
    const spans: (() => void)[] = []
    const messages = rows.map((row) => {
      const sealed = sealedOf(row, source)
      let sequence = Number(row.sequence)
      let { hash } = row
      if (hash === null) {
        sequence = head.sequence + 1
        hash = chainHash(head.hash, sequence, sealed)
        head.sequence = sequence
        head.hash = hash
        fresh.push({ position: row.position, sequence, hash })
      }
      const span = startPublishing(row.type, row.traceparent ?? undefined)
      spans.push(span.end)
      const message = toMessage({
        ...sealed,
        ...(span.traceparent === undefined ? {} : { traceparent: span.traceparent }),
        chainSequence: sequence,
        chainHash: hash.toString('hex'),
        data: null,
      })
      return { ...message, value: encoder.encode(row.data) }
    })
    if (fresh.length > 0)
      await client.query({
        name: 'seal',
        text: 'INSERT INTO fibula.chain (sequence, position, hash) SELECT * FROM unnest($1::bigint[], $2::bigint[], $3::bytea[])',
        values: [
          fresh.map((link) => link.sequence),
          fresh.map((link) => link.position),
          fresh.map((link) => link.hash),
        ],
      })
    await publisher.publish(topic, messages).finally(() => {
      for (const end of spans) end()
    })
    await client.query({
      name: 'published',
      // Does not wait for the disk: a lost delete only means that the same events are published once more.
      text: `WITH quick AS MATERIALIZED (SELECT set_config('synchronous_commit', 'off', true) AS is)
             DELETE FROM fibula.outbox USING quick WHERE quick.is = 'off' AND position = ANY($1::bigint[])`,
      values: [rows.map((row) => row.position)],
    })
    return rows.length
  }

  const readHead = async (client: pg.Client): Promise<{ sequence: number; hash: Uint8Array }> => {
    const { rows } = await client.query<{ sequence: string; hash: Buffer }>(
      'SELECT sequence, hash FROM fibula.chain ORDER BY sequence DESC LIMIT 1',
    )
    const [last] = rows
    return last ? { sequence: Number(last.sequence), hash: last.hash } : { sequence: 0, hash: chainStart }
  }

  /** Works on one connection until it is lost or the relay stops. */
  const serve = async (client: pg.Client): Promise<void> => {
    // What is sealed is published, so it must not be lost.
    await client.query(`SET synchronous_commit TO on; SET statement_timeout TO '30s'`)
    while (!stopping) {
      const { rows } = await client.query<{ locked: boolean }>('SELECT pg_try_advisory_lock($1, $2) AS locked', [
        ...lockKey,
      ])
      if (rows[0]?.locked) break
      trouble = null
      await rest(pollMs * 5)
    }
    active = !stopping
    while (!stopping) {
      // Read anew after every failure: what was sealed then may or may not have reached the database.
      const head = await readHead(client)
      try {
        while (!stopping) {
          const published = await drain(client, head)
          trouble = null
          if (published < batchSize) await rest(pollMs)
        }
      } catch (error) {
        trouble = String(error)
        await client.query('SELECT 1')
        await rest(200)
      }
    }
  }

  const run = async (): Promise<void> => {
    while (!stopping) {
      const client = new pg.Client({ ...options.connection, application_name: `fibula-${service}-relay` })
      client.on('error', (error) => {
        trouble = String(error)
      })
      try {
        await client.connect()
        await serve(client)
      } catch (error) {
        trouble = String(error)
      } finally {
        active = false
        await client.end().catch(() => {})
      }
      if (!stopping) await rest(200)
    }
  }
  const finished = run()

  const wake = (): void => {
    woken = true
    wakeUp?.()
  }
  return {
    wake,
    active: () => active,
    health: () => trouble,
    stop: async () => {
      stopping = true
      wake()
      await finished
    },
  }
}
