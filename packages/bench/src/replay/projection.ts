import { randomUUID } from 'node:crypto'
import { type EventEnvelope, sourcing } from '@fibula/contracts'
import { createStore, type EventHandler, type Queryable } from '@fibula/store'
import { kafkaTransport } from '@fibula/transport-kafka'
import pg from 'pg'
import { tightly } from '../lab/clock.ts'

/** A small projection as a service has them: two indexes, one statement a batch. */
export const projectionTable = `
  CREATE TABLE projection (id uuid PRIMARY KEY, owner text NOT NULL, gross bigint NOT NULL, happened_at timestamptz NOT NULL);
  CREATE INDEX projection_of_owner ON projection (owner, happened_at)`

const dataOf = (event: EventEnvelope) => event.data as { ownerId: string; grossMicrograms: number }

export const project = async (events: readonly EventEnvelope[], tx: Queryable): Promise<void> => {
  await tx.query({
    name: 'project',
    text: `INSERT INTO projection (id, owner, gross, happened_at)
           SELECT * FROM unnest($1::uuid[], $2::text[], $3::bigint[], $4::timestamptz[]) ON CONFLICT DO NOTHING`,
    values: [
      events.map((event) => event.streamId),
      events.map((event) => dataOf(event).ownerId),
      events.map((event) => dataOf(event).grossMicrograms),
      events.map((event) => event.happenedAt),
    ],
  })
}

/** The same, one by one: the store asks for it, and knows from it which facts are wanted. */
export const projectEach: Readonly<Record<string, EventHandler>> = {
  [sourcing.materialReceived.type]: (event, tx) => project([event], tx),
}

/** A replay that left facts out would be fast, and worth nothing. */
export const mustHold = async (database: pg.Pool, table: 'projection' | 'fact', count: number): Promise<void> => {
  const { rows } = await database.query<{ rows: number }>(`SELECT count(*)::int AS rows FROM ${table}`)
  if (rows[0]?.rows !== count) throw new Error(`${rows[0]?.rows} rows are in ${table}, and ${count} should be`)
}

/** The store's consumer with that projection: from the first batch until the last progress is committed. */
export const replayProjection = async (
  database: string,
  brokers: string,
  topic: string,
  count: number,
  rows: number,
): Promise<number> => {
  const pool = new pg.Pool({ connectionString: database, max: 8 })
  const subscriber = await kafkaTransport({ brokers: brokers.split(','), clientId: 'bench-replay' }).subscriber()
  let began: number | undefined
  try {
    await pool.query(projectionTable)
    const consumer = await createStore({ pool, service: 'bench' }).startConsumer({
      name: `bench-${randomUUID()}`,
      subscriber: {
        close: () => subscriber.close(),
        subscribe: (options) =>
          subscriber.subscribe({
            ...options,
            onBatch: (batch) => {
              began ??= performance.now()
              return options.onBatch(batch)
            },
          }),
      },
      topics: [topic],
      handlers: projectEach,
      applyBatch: project,
    })
    await tightly(async () => (await appliedIn(pool)) >= count, 'the replay of a projection', 120_000)
    const took = performance.now() - (began ?? 0)
    await consumer.stop()
    await mustHold(pool, 'projection', rows)
    return count / (took / 1_000)
  } finally {
    await subscriber.close()
    await pool.end()
  }
}

/** How many messages are applied, by the progress that is committed with them; the ledger goes at its own pace. */
export const appliedIn = async (database: pg.Pool): Promise<number> => {
  const { rows } = await database.query<{ applied: number }>(
    "SELECT coalesce(sum(next_offset), 0)::int AS applied FROM fibula.progress WHERE consumer <> 'traceability-ledger'",
  )
  // Asked a few times a second at most: counting shall not be what is measured.
  await new Promise((resolve) => setTimeout(resolve, 10))
  return rows[0]?.applied ?? 0
}
