import type { EventEnvelope } from '@fibula/contracts'
import { inTransaction, migrateDatabase, type Queryable, storeMigrations } from '@fibula/store'
import { folderHash, testDatabase } from '@fibula/testing'
import fc from 'fast-check'
import { expect, it } from 'vitest'
import { onEachFact, onFacts } from './events/onFacts.ts'
import { emptyProjections, gatherFacts } from './store/gatherFacts.ts'
import { history, envelopes as told } from './test-history.ts'
import { longHistory } from './test-long-history.ts'

const envelopes = () => told([...history, ...longHistory])

const migrations = new URL('../prisma/migrations/', import.meta.url)
const { pool } = await testDatabase({
  name: 'traceability',
  fingerprint: await folderHash(storeMigrations, migrations),
  migrate: async (url) => {
    await migrateDatabase({ url, directory: migrations.pathname })
  },
})

/** Everything that the projections hold. */
const stateOf = async (): Promise<unknown> => {
  const tables = ['node', 'term', 'paper', 'edge', 'composition', 'fact', 'fact_about']
  return Promise.all(tables.map(async (table) => (await pool.query(`SELECT * FROM ${table} ORDER BY 1, 2`)).rows))
}

const together = async (events: readonly EventEnvelope[], tx: Queryable): Promise<void> => {
  const { add, write } = onFacts(gatherFacts)()
  for (const event of events) add(event, new TextEncoder().encode(JSON.stringify(event.data)))
  await write(tx)
}

const applied = async (batches: readonly (readonly EventEnvelope[])[]): Promise<unknown> => {
  await inTransaction(pool, emptyProjections)
  for (const batch of batches) await inTransaction(pool, (tx) => together(batch, tx))
  return stateOf()
}

/** Any interleaving of the streams that keeps each in its own order, cut into batches anywhere. */
const interleaved = fc.infiniteStream(fc.nat()).map((stream) => {
  const draw = (below: number): number => (stream.next().value as number) % below
  const streams = [...Map.groupBy(envelopes(), (event) => `${event.source} ${event.streamId}`).values()].map(
    (events) => [...events],
  )
  const batches: EventEnvelope[][] = [[]]
  while (streams.length > 0) {
    const index = draw(streams.length)
    const [next] = streams[index]?.splice(0, 1) ?? []
    if (streams[index]?.length === 0) streams.splice(index, 1)
    if (next) batches.at(-1)?.push(next)
    if (draw(3) === 0) batches.push([])
  }
  return batches
})

it('are the same for any interleaving of the topics, in batches of any size', async () => {
  const expected = await applied([envelopes()])
  await fc.assert(
    fc.asyncProperty(interleaved, async (batches) => {
      expect(await applied(batches)).toEqual(expected)
    }),
    { numRuns: 40 },
  )
}, 120_000)

it('are the same one fact at a time, and when facts come twice', async () => {
  const expected = await applied([envelopes()])
  const handlers = onEachFact(gatherFacts)
  await inTransaction(pool, emptyProjections)
  for (const event of [...envelopes(), ...envelopes()])
    await inTransaction(pool, (tx) => handlers[event.type]!(event, tx))
  expect(await stateOf()).toEqual(expected)
})

it('are the same when two members apply parents and children at once', async () => {
  const expected = await applied([envelopes()])
  await inTransaction(pool, emptyProjections)
  const sources = [...Map.groupBy(envelopes(), (event) => event.source).values()]
  await Promise.all(sources.map((events) => inTransaction(pool, (tx) => together(events, tx))))
  expect(await stateOf()).toEqual(expected)
})
