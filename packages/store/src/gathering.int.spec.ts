import { randomUUID } from 'node:crypto'
import type { EventEnvelope } from '@fibula/contracts'
import { beforeEach, describe, expect, it } from 'vitest'
import type { EventHandler, Gathering } from './port.ts'
import { createStore } from './store.ts'
import { storeDatabase } from './test-database.ts'
import { batchOf, brokenJson, factType, handSubscriber, topic, wire } from './test-facts.ts'

const { pool } = await storeDatabase()
const store = createStore({ pool, service: 'traceability' })

beforeEach(async () => {
  await pool.query('TRUNCATE fibula.progress, fibula.stream_progress, fibula.parked, fibula.consumer, seen')
})

const see: EventHandler = async (event, tx) => {
  await tx.query('INSERT INTO seen VALUES ($1, $2, $3)', [event.streamId, event.streamVersion, event.type])
}
const seen = async (streamId: string) =>
  (
    await pool.query<{ version: number }>('SELECT version FROM seen WHERE stream_id = $1 ORDER BY version', [streamId])
  ).rows.map((row) => row.version)
const nextOffset = async () => {
  const { rows } = await pool.query<{ next_offset: string }>('SELECT next_offset FROM fibula.progress')
  return Number(rows[0]?.next_offset)
}
const start = async (handler: EventHandler, gather: () => Gathering) => {
  const hand = handSubscriber()
  const handlers = { [factType]: handler }
  await store.startConsumer({ name: 'traceability', subscriber: hand.subscriber, topics: [topic], handlers, gather })
  return hand
}
/** Refuses one version of every stream, with an error of the event and not of the database. */
const picky =
  (refused: number): EventHandler =>
  async (event, tx) => {
    await see(event, tx)
    if (event.streamVersion === refused) throw new Error('unheard of')
  }

describe('a batch that is put together before it is written', () => {
  const gathering = (refuses: { add?: number; write?: boolean } = {}) => {
    const batches: number[][] = []
    const gather = (): Gathering => {
      const events: EventEnvelope[] = []
      return {
        add: (event, json) => {
          if (event.streamVersion === refuses.add) throw new Error('cannot be written')
          if (new TextDecoder().decode(json) !== JSON.stringify(event.data)) throw new Error('another text')
          events.push(event)
        },
        write: async (tx) => {
          batches.push(events.map((event) => event.streamVersion))
          for (const event of events) await see(event, tx)
          if (refuses.write) throw new Error('one of them')
        },
      }
    }
    return { gather, batches }
  }

  it('is written at once, and again nothing of it is when it comes twice', async () => {
    const { gather, batches } = gathering()
    const { deliver } = await start(see, gather)
    const [a, b] = [randomUUID(), randomUUID()]
    await deliver(batchOf([wire(a, 1), wire(b, 1), wire(a, 2)]))
    await deliver(batchOf([wire(a, 1), wire(b, 1), wire(a, 2), wire(b, 2)]))
    await deliver(batchOf([wire(b, 2), wire(b, 3), wire(b, 3), wire(a, 3)], { from: 4 }))
    expect(batches).toEqual([[1, 1, 2], [2], [3, 3]])
    expect([await seen(a), await seen(b)]).toEqual([
      [1, 2, 3],
      [1, 2, 3],
    ])
    expect([await nextOffset(), await store.parked()]).toEqual([8, []])
  })

  it('knows what another member has written meanwhile', async () => {
    const { gather } = gathering()
    const slow = await start(see, gather)
    const quick = await start(see, gather)
    const a = randomUUID()
    const batch = batchOf([wire(a, 1), wire(a, 2)])
    await Promise.all([slow.deliver(batch), quick.deliver(batch)])
    expect([await seen(a), await nextOffset()]).toEqual([[1, 2], 2])
  })

  it('parks a stream of which something is missing, or waits, and writes the others', async () => {
    const { gather, batches } = gathering()
    const { deliver } = await start(see, gather)
    const [a, b] = [randomUUID(), randomUUID()]
    await deliver(batchOf([wire(a, 2), wire(b, 1)]))
    await deliver(batchOf([wire(a, 1), wire(b, 2)], { from: 2 }))
    await deliver(batchOf([wire(b, 3), brokenJson(b, 4)], { from: 4 }))
    expect(batches).toEqual([[1], [2], [3]])
    expect([await seen(a), await seen(b)]).toEqual([[], [1, 2, 3]])
    expect(await store.parked()).toMatchObject([
      { streamId: a, events: 2 },
      { streamId: b, events: 1 },
    ])
  })

  it.each([
    ['cannot be put together', { add: 2 }],
    ['cannot be written', { write: true }],
  ])('is applied one by one when it %s', async (_, refuses) => {
    const { gather } = gathering(refuses)
    const { deliver } = await start(picky(2), gather)
    const [a, b] = [randomUUID(), randomUUID()]
    await deliver(batchOf([wire(a, 1), wire(a, 2), wire(b, 1), wire(a, 3)]))
    expect([await seen(a), await seen(b), await nextOffset()]).toEqual([[1], [1], 4])
    expect(await store.parked()).toMatchObject([{ streamId: a, events: 2, reason: 'unheard of' }])
  })
})
