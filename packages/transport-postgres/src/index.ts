import type { PartitionLag, Transport, TransportAdmin } from '@fibula/transport'
import pg from 'pg'
import { postgresPublisher } from './publisher.ts'
import { ensureSchema } from './schema.ts'
import { postgresSubscriber, type SubscriberOptions } from './subscriber.ts'

export interface EventLogOptions extends SubscriberOptions {
  /** PostgreSQL URL of the database that holds the log. */
  readonly url: string
  /** Who this is; the service's name. */
  readonly clientId: string
}

const admin = (pool: pg.Pool): TransportAdmin => ({
  ensureTopics: async (topics) => {
    for (const { name, partitions } of topics)
      await pool.query(
        `WITH made AS (INSERT INTO event_log.topic (name, partitions) VALUES ($1, $2) ON CONFLICT DO NOTHING RETURNING name, partitions)
         INSERT INTO event_log.partition (topic, partition) SELECT name, generate_series(0, partitions - 1) FROM made`,
        [name, partitions],
      )
  },
  lag: async (group, topics) => {
    const { rows } = await pool.query<{ topic: string; partition: number; end: string; committed: string | null }>(
      `SELECT p.topic, p.partition, p.next_offset AS "end", o.next_offset AS committed
       FROM event_log.partition p LEFT JOIN event_log.group_offset o ON o.group_name = $1 AND o.topic = p.topic AND o.partition = p.partition
       WHERE p.topic = ANY($2) ORDER BY p.topic, p.partition`,
      [group, topics],
    )
    return rows.map(
      ({ topic, partition, end, committed }): PartitionLag => ({
        topic,
        partition,
        end: Number(end),
        committed: committed === null ? null : Number(committed),
      }),
    )
  },
  ping: async () => {
    await pool.query('SELECT 1')
  },
  close: () => pool.end(),
})

/** The embedded event log: what one machine without Kafka uses. It keeps the promises of the conformance suite. */
export const postgresTransport = ({ url, clientId, ...options }: EventLogOptions): Transport => {
  const open = async (max: number): Promise<pg.Pool> => {
    const pool = new pg.Pool({
      connectionString: url,
      max,
      application_name: `fibula-${clientId}-log`,
      connectionTimeoutMillis: 3_000,
    })
    pool.on('error', () => {})
    try {
      await ensureSchema(pool)
    } catch (error) {
      await pool.end()
      throw error
    }
    return pool
  }
  return {
    kind: 'postgres',
    publisher: async () => postgresPublisher(await open(2)),
    subscriber: async () => postgresSubscriber(await open(4), url, options),
    admin: async () => admin(await open(1)),
  }
}
