import { randomUUID } from 'node:crypto'
import { type EventEnvelope, topicOf } from '@fibula/contracts'
import { inTransaction, type NewEvent } from '@fibula/store'
import fc from 'fast-check'
import { expect, it } from 'vitest'
import { onEachNews, onNews } from './events/onNews.ts'
import { applyPieceNews } from './store/pieceNews.ts'
import {
  orderClosed,
  pieceFinished,
  reservationEnded,
  reserved,
  returned,
  sold,
  startPromotion,
} from './test-promotion.ts'

const { pool } = (await startPromotion()).database

const stream = (service: 'production' | 'sales', streamId: string, facts: readonly NewEvent[]): EventEnvelope[] =>
  facts.map((fact, index) => ({
    id: randomUUID(),
    source: `/${topicOf(service)}`,
    streamId,
    streamVersion: index + 1,
    happenedAt: '2026-10-05T08:00:00.000Z',
    recordedAt: '2026-10-05T08:00:00.000Z',
    organisationId: 'coop-tiznit',
    personId: 'person-test',
    ...fact,
  }))

/** Two orders and what shops do with their four pieces: six streams in two topics. */
const history = () => {
  const [a, b, c, d] = Array.from({ length: 4 }, () => randomUUID()) as [string, string, string, string]
  const [one, other, sale, reservation] = Array.from({ length: 4 }, () => randomUUID()) as [
    string,
    string,
    string,
    string,
  ]
  const streams = [
    stream('production', one, [pieceFinished(one, a), pieceFinished(one, b), orderClosed(one, [a, b])]),
    stream('production', other, [pieceFinished(other, c), pieceFinished(other, d)]),
    stream('sales', a, [reserved(a, reservation), reservationEnded(a, reservation), sold(a, sale), returned(a, sale)]),
    stream('sales', b, [reserved(b, randomUUID()), sold(b, randomUUID())]),
    stream('sales', c, [reserved(c, randomUUID())]),
  ]
  return { pieces: [a, b, c, d], streams }
}

/**
 * Deliveries keep the order within a stream, mix streams freely, and now and then go back in a stream and deliver again
 * from there, as a log does whose reader did not remember how far it came.
 */
const delivered = (streams: readonly EventEnvelope[][], choices: readonly number[]): EventEnvelope[] => {
  const at = streams.map(() => 0)
  const events: EventEnvelope[] = []
  const step = (index: number) => {
    const event = streams[index]?.[at[index]!]
    if (event) events.push(event)
    at[index]! += event ? 1 : 0
  }
  for (const choice of choices) {
    const index = choice % streams.length
    if (choice % 7 === 0) at[index] = choice % (at[index]! + 1)
    step(index)
  }
  for (const [index, all] of streams.entries()) while (at[index]! < all.length) step(index)
  return events
}

const cut = <T>(all: readonly T[], size: number): T[][] =>
  Array.from({ length: Math.ceil(all.length / size) }, (_, index) => all.slice(index * size, (index + 1) * size))

const shownOf = async (pieces: readonly string[]) =>
  (await pool.query('SELECT * FROM piece WHERE id = ANY($1) ORDER BY array_position($1, id)', [pieces])).rows

it('any interleaving of the topics, with redelivery, in batches or one by one, tells the same of every piece', async () => {
  const handlers = onEachNews(applyPieceNews)
  const together = onNews(applyPieceNews)
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.nat(10_000), { maxLength: 40 }),
      fc.integer({ min: 1, max: 8 }),
      fc.boolean(),
      async (choices, size, batched) => {
        const { pieces, streams } = history()
        for (const batch of cut(delivered(streams, choices), size))
          await inTransaction(pool, async (tx) => {
            if (batched) return together(batch, tx)
            for (const event of batch) await handlers[event.type]?.(event, tx)
          })
        expect(await shownOf(pieces)).toMatchObject([
          {
            finished: true,
            order_closed: true,
            availability: 'available',
            sales_version: 4,
            gross_micrograms: '41000000',
          },
          { finished: true, order_closed: true, availability: 'sold', sales_version: 2 },
          { finished: true, order_closed: false, availability: 'reserved', sales_version: 1 },
          { finished: true, order_closed: false, availability: 'available', sales_version: 0 },
        ])
      },
    ),
    { numRuns: 60 },
  )
})

it('readers of both topics that apply the same pieces at once, in opposite orders, do not wait for each other for ever', async () => {
  const pieces = Array.from({ length: 3_000 }, () => randomUUID())
  const order = randomUUID()
  const production = stream('production', order, [
    ...pieces.map((pieceId) => pieceFinished(order, pieceId)),
    orderClosed(order, pieces),
  ])
  const sales = [...pieces].reverse().flatMap((pieceId) => stream('sales', pieceId, [sold(pieceId, randomUUID())]))
  const apply = onNews(applyPieceNews)
  for (let round = 0; round < 8; round++)
    await Promise.all([production, sales].map((events) => inTransaction(pool, (tx) => apply(events, tx))))
  const shown = await shownOf(pieces)
  expect(shown).toHaveLength(3_000)
  const complete = shown.filter((piece) => piece.finished && piece.order_closed && piece.availability === 'sold')
  expect(complete).toHaveLength(3_000)
})
