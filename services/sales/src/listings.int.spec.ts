import { randomUUID } from 'node:crypto'
import { type EventEnvelope, topicOf } from '@fibula/contracts'
import { inTransaction, type NewEvent } from '@fibula/store'
import fc from 'fast-check'
import { expect, it } from 'vitest'
import { onItem } from './events/onItem.ts'
import { applyListing } from './store/listings.ts'
import { itemPublished, itemUnpublished, startSales } from './test-sales.ts'

const { pool } = (await startSales()).database
const handlers = onItem(applyListing)

/** Published and taken out in turns, at a price of its version; a draft and its revision come before. */
const streamOf = (itemId: string, pieceId: string, length: number): EventEnvelope[] =>
  Array.from(
    { length },
    (_, index): NewEvent =>
      index % 2 === 0 ? itemPublished(itemId, pieceId, 1_000 + index) : itemUnpublished(itemId, pieceId),
  ).map((fact, index) => ({
    id: randomUUID(),
    source: `/${topicOf('promotion')}`,
    streamId: itemId,
    streamVersion: index + 3,
    happenedAt: '2026-10-05T08:00:00.000Z',
    recordedAt: '2026-10-05T08:00:00.000Z',
    organisationId: 'federation-souss',
    personId: 'person-test',
    ...fact,
  }))

it('any interleaving of items, with redelivery from any earlier point, lists the same, and never goes back on the way', () =>
  fc.assert(
    fc.asyncProperty(
      fc.array(fc.integer({ min: 1, max: 6 }), { minLength: 1, maxLength: 4 }),
      fc.array(fc.nat(10_000), { maxLength: 30 }),
      async (lengths, choices) => {
        const items = lengths.map((length) => ({ itemId: randomUUID(), pieceId: randomUUID(), length }))
        const streams = items.map(({ itemId, pieceId, length }) => streamOf(itemId, pieceId, length))
        const at = streams.map(() => 0)
        const latest = streams.map(() => 0)
        const step = async (index: number) => {
          const event = streams[index]?.[at[index]!]
          if (!event) return
          at[index]! += 1
          await inTransaction(pool, async (tx) => handlers[event.type]?.(event, tx))
          latest[index] = Math.max(latest[index]!, event.streamVersion)
          const { rows } = await pool.query('SELECT item_version, published FROM listing WHERE id = $1', [
            event.streamId,
          ])
          expect(rows).toEqual([{ item_version: latest[index], published: latest[index]! % 2 === 1 }])
        }
        for (const choice of choices) {
          const index = choice % streams.length
          if (choice % 5 === 0) at[index] = choice % (at[index]! + 1)
          await step(index)
        }
        for (const [index, stream] of streams.entries()) while (at[index]! < stream.length) await step(index)
        for (const { itemId, pieceId, length } of items) {
          const { rows } = await pool.query('SELECT * FROM listing WHERE id = $1', [itemId])
          const lastPrice = 1_000 + (length % 2 === 0 ? length - 2 : length - 1)
          expect(rows).toMatchObject([
            {
              piece_id: pieceId,
              published: length % 2 === 1,
              item_version: length + 2,
              price_amount_minor: `${lastPrice}`,
            },
          ])
        }
      },
    ),
    { numRuns: 60 },
  ))
