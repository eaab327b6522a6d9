import { randomUUID } from 'node:crypto'
import { type EventEnvelope, topicOf } from '@fibula/contracts'
import { createStore, inTransaction, type NewEvent } from '@fibula/store'
import fc from 'fast-check'
import { expect, it } from 'vitest'
import { hearNews } from './app/keepInStep.ts'
import { factOf } from './events/facts.ts'
import { onEachNews, onNews } from './events/onNews.ts'
import { applyNews, outOfStep } from './store/news.ts'
import { rows } from './store/rows.ts'
import {
  batchSplit,
  orderCancelled,
  orderClosed,
  orderPlaced,
  pieceFinished,
  pieceHallmarked,
  pieceReworked,
  pieceScrapped,
  reservationEnded,
  reserved,
  returned,
  sold,
  startPromotion,
} from './test-promotion.ts'

const service = await startPromotion()
const { pool } = service.database
const store = createStore({ pool, service: 'promotion' })
const hear = hearNews({ apply: applyNews, outOfStep, rows }, { store, factOf })

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

const ids = (count: number): string[] => Array.from({ length: count }, () => randomUUID())

/** Orders, and what workshops and shops do with their pieces: streams in two topics. */
const history = () => {
  const pieces = ids(9) as [string, string, string, string, string, string, string, string, string]
  const [a, b, c, d, scrapped, refused, reworked, batch, split] = pieces
  const [one, other, third, fourth, sale, reservation] = ids(6) as [string, string, string, string, string, string]
  const streams = [
    stream('production', one, [
      orderPlaced(one, { technique: 'studded-by-hand' }),
      pieceFinished(one, a),
      pieceFinished(one, b),
      pieceHallmarked(one, a, 'marked'),
      orderClosed(one, [a, b]),
    ]),
    stream('production', other, [pieceFinished(other, c), pieceFinished(other, d), orderCancelled(other)]),
    stream('production', third, [
      pieceFinished(third, scrapped),
      pieceFinished(third, refused),
      pieceFinished(third, reworked),
      orderClosed(third, [scrapped, refused, reworked]),
      pieceReworked(third, scrapped, false),
      pieceScrapped(third, scrapped),
      pieceHallmarked(third, refused, 'refused'),
      pieceScrapped(third, refused),
      pieceReworked(third, reworked, false),
      pieceReworked(third, reworked, true),
    ]),
    stream('production', fourth, [
      pieceFinished(fourth, batch, { batchQuantity: 10 }),
      batchSplit(fourth, batch, split),
      orderClosed(fourth, [batch, split]),
    ]),
    stream('sales', a, [reserved(a, reservation), reservationEnded(a, reservation), sold(a, sale), returned(a, sale)]),
    stream('sales', b, [reserved(b, randomUUID()), sold(b, randomUUID())]),
    stream('sales', c, [reserved(c, randomUUID())]),
  ]
  return { pieces, streams }
}

/** An item as a person left it, written past the service: what the pieces do to it is what is tested. */
const putItem = async (pieceId: string, status: 'published' | 'scheduled'): Promise<string> => {
  const itemId = randomUUID()
  await pool.query(
    `INSERT INTO item (id, version, status, organisation_id, piece_id, titles, price_amount_minor, price_currency, channel,
       publish_at, scheduled_by, published_at)
     VALUES ($1, 1, $2, 'federation-souss', $3, '{"fr": "Fibule", "ar": null, "zgh": null, "en": null}', 1000, 'MAD', 'shop',
       $4, $5, $6)`,
    [
      itemId,
      status,
      pieceId,
      status === 'scheduled' ? '2099-01-01T00:00:00Z' : null,
      status === 'scheduled' ? 'person-1' : null,
      status === 'published' ? '2026-10-01T00:00:00Z' : null,
    ],
  )
  return itemId
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

it('any interleaving of the topics, with redelivery, in batches or one by one, tells the same of every piece and its item', async () => {
  const handlers = onEachNews(hear)
  const together = onNews(hear)
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.nat(10_000), { maxLength: 60 }),
      fc.integer({ min: 1, max: 8 }),
      fc.boolean(),
      async (choices, size, batched) => {
        const { pieces, streams } = history()
        const items = await Promise.all([
          ...pieces.slice(0, 3).map((pieceId) => putItem(pieceId, 'published')),
          putItem(pieces[4], 'published'),
          putItem(pieces[5], 'scheduled'),
          putItem(pieces[6], 'published'),
          putItem(pieces[7], 'published'),
        ])
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
            condition: 'whole',
            mark: 'AG 925 TZ',
          },
          { finished: true, order_closed: true, availability: 'sold', sales_version: 2, condition: 'whole' },
          { finished: true, order_closed: false, availability: 'reserved', condition: 'order-cancelled' },
          { finished: true, order_closed: false, availability: 'available', condition: 'order-cancelled' },
          { finished: true, condition: 'scrapped' },
          { finished: true, condition: 'hallmark-refused' },
          { finished: true, order_closed: true, condition: 'whole', gross_micrograms: '40500000' },
          { finished: true, order_closed: true, quantity: 9, gross_micrograms: '37000000' },
          { finished: true, order_closed: true, quantity: 1, gross_micrograms: '4000000', design: 'Tizerzaï' },
        ])
        const { rows: shown } = await pool.query<{ status: string; cause: string | null }>(
          'SELECT status, cause FROM item WHERE id = ANY($1::uuid[]) ORDER BY array_position($1::uuid[], id)',
          [items],
        )
        expect(shown.slice(0, 5)).toEqual([
          { status: 'published', cause: null },
          { status: 'published', cause: null },
          { status: 'withdrawn', cause: 'order-cancelled' },
          { status: 'withdrawn', cause: 'piece-scrapped' },
          { status: 'withdrawn', cause: 'hallmark-refused' },
        ])
        // Whoever reads both ends of a rework in one batch never saw it on the bench.
        expect(['published', 'draft']).toContain(shown[5]?.status)
        expect(shown[6]).toEqual({ status: 'published', cause: null })
        const { rows: told } = await pool.query<{ stream_id: string; versions: number[]; version: number }>(
          `SELECT i.id AS stream_id, i.version, coalesce(array_agg(e.stream_version ORDER BY e.stream_version)
             FILTER (WHERE e.id IS NOT NULL), '{}') AS versions
           FROM item i LEFT JOIN fibula.event e ON e.stream_id = i.id WHERE i.id = ANY($1) GROUP BY i.id`,
          [items],
        )
        for (const { version, versions } of told)
          expect(versions).toEqual(Array.from({ length: version - 1 }, (_, at) => at + 2))
      },
    ),
    { numRuns: 40 },
  )
}, 60_000)

it('readers of both topics that apply the same pieces at once, in opposite orders, do not wait for each other for ever', async () => {
  const pieces = Array.from({ length: 3_000 }, () => randomUUID())
  const order = randomUUID()
  const production = stream('production', order, [
    ...pieces.map((pieceId) => pieceFinished(order, pieceId)),
    orderClosed(order, pieces),
  ])
  const sales = [...pieces].reverse().flatMap((pieceId) => stream('sales', pieceId, [sold(pieceId, randomUUID())]))
  const apply = onNews(hear)
  for (let round = 0; round < 8; round++)
    await Promise.all([production, sales].map((events) => inTransaction(pool, (tx) => apply(events, tx))))
  const shown = await shownOf(pieces)
  expect(shown).toHaveLength(3_000)
  const complete = shown.filter((piece) => piece.finished && piece.order_closed && piece.availability === 'sold')
  expect(complete).toHaveLength(3_000)
})
