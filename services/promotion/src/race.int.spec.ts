import { randomUUID } from 'node:crypto'
import { createStore } from '@fibula/store'
import { until } from '@fibula/testing'
import { expect, it } from 'vitest'
import { hearNews } from './app/keepInStep.ts'
import { nothingHeard } from './domain/piece/news.ts'
import { factOf } from './events/facts.ts'
import { applyNews, outOfStep } from './store/news.ts'
import { rows } from './store/rows.ts'
import { approvedItem, pieceReworked, pieceScrapped, startPromotion } from './test-promotion.ts'

const service = await startPromotion()
const marketing = await service.person('federation-souss', 'marketing')

it('who publishes while the news of the piece arrives is refused, or the item is taken out again: never a piece that is gone', async () => {
  const items = await Promise.all(Array.from({ length: 24 }, () => approvedItem(service, marketing)))
  const replies = await Promise.all(
    items.flatMap(({ itemId, pieceId, orderId }, index) => [
      marketing.post(`/items/${itemId}/publish`),
      service.tell(
        'production',
        orderId,
        index % 2 === 0 ? pieceScrapped(orderId, pieceId) : pieceReworked(orderId, pieceId, false),
      ),
      marketing.post(`/items/${itemId}/publish`),
    ]),
  )
  for (const reply of replies) if (reply) expect([200, 409]).toContain(reply.status)
  for (const [index, { itemId, pieceId }] of items.entries()) {
    await until(async () => (await marketing.get(`/pieces/${pieceId}`)).body.condition !== 'whole')
    const { status } = (await marketing.get(`/items/${itemId}`)).body
    if (index % 2 === 0) expect(status).toBe('withdrawn')
    else expect(['draft', 'approved']).toContain(status)
    expect((await marketing.get(`/catalogue/${itemId}`)).status).toBe(404)
  }
})

it('409: whoever publishes while news of the piece is being written waits for it, and is judged by it', async () => {
  const { pool } = service.database
  const { itemId, pieceId } = await approvedItem(service, marketing)
  const store = createStore({ pool, service: 'promotion' })
  const hear = hearNews({ apply: applyNews, outOfStep, rows }, { store, factOf })
  const client = await pool.connect()
  try {
    await client.query('BEGIN')
    await hear(client, {
      pieces: [{ ...nothingHeard(pieceId), condition: 'reworking', conditionVersion: 99 }],
      orders: [],
    })
    const key = randomUUID()
    const publishing = marketing.post(`/items/${itemId}/publish`, undefined, { key })
    await until(
      async () =>
        (
          await pool.query(
            `SELECT 1 FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock'`,
          )
        ).rowCount === 1,
      { what: 'the command waits for the news' },
    )
    await client.query('COMMIT')
    await publishing.expectProblem('piece-being-reworked')
  } finally {
    client.release()
  }
  expect((await marketing.get(`/items/${itemId}`)).body.status).toBe('approved')
})
