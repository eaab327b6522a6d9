import { randomUUID } from 'node:crypto'
import { createStore, inTransaction } from '@fibula/store'
import { until } from '@fibula/testing'
import { describe, expect, it } from 'vitest'
import { keepInStep } from './app/keepInStep.ts'
import { publishDue } from './app/publishDue.ts'
import { factOf } from './events/facts.ts'
import { outOfStep } from './store/news.ts'
import { createPorts } from './store/ports.ts'
import { rows } from './store/rows.ts'
import {
  approvedItem,
  itemBody,
  onePiece,
  pieceReworked,
  pieceScrapped,
  publishedItem,
  sold,
  startPromotion,
} from './test-promotion.ts'

const service = await startPromotion()
const { pool } = service.database
const marketing = await service.person('federation-souss', 'marketing')
const stranger = await service.person('federation-draa', 'marketing')
const typesOf = (streamId: string) =>
  service.published.filter((event) => event.streamId === streamId).map(({ type }) => type.replace('promotion.', ''))
const shown = async (itemId: string) => (await marketing.get(`/items/${itemId}`)).body
const inMs = (ms: number) => new Date(Date.now() + ms).toISOString()
const becomes = (itemId: string, status: string) =>
  until(async () => (await shown(itemId)).status === status, { what: `item ${itemId} is ${status}` })

/** The sweeper of one more replica, whose clock stands where the test puts it. */
const replica = (now?: () => Date) =>
  publishDue(
    createPorts(pool, async () => true),
    { store: createStore({ pool, service: 'promotion' }), factOf },
    now,
  )

describe('review', () => {
  it('goes to and fro, each step told', async () => {
    const { itemId } = (await marketing.post('/items', itemBody(await onePiece(service)))).body
    const step = (name: string, body?: object) => marketing.post(`/items/${itemId}/${name}`, body)
    expect((await step('submit')).body.status).toBe('in-review')
    expect((await step('send-back', { note: 'Le titre arabe manque' })).body).toMatchObject({
      status: 'draft',
      note: 'Le titre arabe manque',
    })
    await step('approve').expectProblem('item-not-in-review', { itemStatus: 'draft' })
    await step('submit').expectStatus(200)
    expect((await step('approve')).body).toMatchObject({ status: 'approved', note: null })
    expect((await step('publish')).body).toMatchObject({ status: 'published' })
    const told = ['item-drafted', 'item-submitted', 'item-sent-back-for-changes', 'item-submitted', 'item-approved']
    await until(() => typesOf(itemId).length === 6)
    expect(typesOf(itemId)).toEqual([...told, 'item-published'])
  })

  it('is nobody else’s', async () => {
    const { itemId } = await approvedItem(service, marketing)
    for (const step of ['submit', 'approve', 'unschedule', 'withdraw', 'reopen'])
      await stranger.post(`/items/${itemId}/${step}`).expectProblem('not-found')
    await stranger.post(`/items/${itemId}/schedule`, { at: inMs(60_000) }).expectProblem('not-found')
    expect((await shown(itemId)).status).toBe('approved')
  })
})

describe('a time of publication', () => {
  it('comes, and the fact names who set it', async () => {
    const { itemId } = await approvedItem(service, marketing)
    const at = inMs(300)
    expect((await marketing.post(`/items/${itemId}/schedule`, { at })).body).toMatchObject({
      status: 'scheduled',
      publishAt: at,
    })
    await marketing.send('PATCH', `/items/${itemId}`, { channel: 'fair' }).expectProblem('item-scheduled')
    await becomes(itemId, 'published')
    expect((await marketing.get(`/catalogue/${itemId}`)).status).toBe(200)
    await until(() => typesOf(itemId).includes('item-published'))
    expect(
      service.published.find((event) => event.streamId === itemId && event.type.endsWith('published')),
    ).toMatchObject({ personId: 'person-of-federation-souss', organisationId: 'federation-souss' })
  })

  it('publishes exactly once, however many replicas sweep, also long after the time', async () => {
    const items = await Promise.all(Array.from({ length: 12 }, () => approvedItem(service, marketing)))
    for (const { itemId } of items)
      await marketing.post(`/items/${itemId}/schedule`, { at: inMs(3_600_000) }).expectStatus(200)
    const afterDowntime = () => new Date(Date.now() + 3 * 86_400_000)
    await Promise.all(Array.from({ length: 4 }, () => replica(afterDowntime)()))
    await replica(afterDowntime)()
    for (const { itemId } of items) {
      const { rows } = await pool.query(
        `SELECT count(*)::int AS times FROM fibula.event WHERE stream_id = $1 AND type = 'promotion.item-published'`,
        [itemId],
      )
      expect(rows).toEqual([{ times: 1 }])
      expect((await shown(itemId)).status).toBe('published')
    }
  })

  it('lets a person be faster: what they publish or take back is theirs', async () => {
    const first = await approvedItem(service, marketing)
    await marketing.post(`/items/${first.itemId}/schedule`, { at: inMs(3_600_000) })
    expect((await marketing.post(`/items/${first.itemId}/unschedule`)).body).toMatchObject({ status: 'approved' })
    await replica(() => new Date(Date.now() + 86_400_000))()
    expect((await shown(first.itemId)).status).toBe('approved')
  })

  it('leaves an item approved, with the reason, when its piece cannot be published then', async () => {
    const { itemId, pieceId } = await approvedItem(service, marketing)
    await marketing.post(`/items/${itemId}/schedule`, { at: inMs(3_600_000) })
    await service.tell('sales', pieceId, sold(pieceId, randomUUID()))
    await becomes(itemId, 'approved')
    expect(await shown(itemId)).toMatchObject({ cause: 'piece-sold', publishAt: null })
    await marketing.post(`/items/${itemId}/schedule`, { at: inMs(3_600_000) }).expectProblem('piece-sold')
  })

  it('409: a time that is past', async () => {
    const { itemId } = await approvedItem(service, marketing)
    await marketing.post(`/items/${itemId}/schedule`, { at: inMs(-1_000) }).expectProblem('time-is-past')
  })
})

describe('an item follows its piece', () => {
  it('is withdrawn with its piece, told, and stays so', async () => {
    const { itemId, pieceId, orderId } = await publishedItem(service, marketing)
    await service.tell('production', orderId, pieceScrapped(orderId, pieceId))
    await becomes(itemId, 'withdrawn')
    expect(await shown(itemId)).toMatchObject({ cause: 'piece-scrapped' })
    expect((await marketing.get(`/catalogue/${itemId}`)).status).toBe(404)
    await until(() => typesOf(itemId).includes('item-withdrawn'))
    await marketing.post(`/items/${itemId}/reopen`).expectProblem('piece-gone', { condition: 'scrapped' })
  })

  it('is unpublished while its piece is on the bench, and may be published when it was weighed again', async () => {
    const { itemId, pieceId, orderId } = await publishedItem(service, marketing)
    await service.tell('production', orderId, pieceReworked(orderId, pieceId, false, 41_000_000))
    await becomes(itemId, 'draft')
    expect(await shown(itemId)).toMatchObject({ cause: 'piece-reworked' })
    await marketing.post(`/items/${itemId}/publish`).expectProblem('piece-being-reworked')
    await service.tell('production', orderId, pieceReworked(orderId, pieceId, true, 40_500_000))
    await until(async () => (await marketing.post(`/items/${itemId}/publish`)).status === 200)
    expect((await marketing.get(`/catalogue/${itemId}`)).body.grossMicrograms).toBe(40_500_000)
  })

  it('cannot be published past its piece: the database itself refuses', async () => {
    const { itemId, pieceId, orderId } = await approvedItem(service, marketing)
    await service.tell('production', orderId, pieceReworked(orderId, pieceId, false))
    await until(async () => (await marketing.get(`/pieces/${pieceId}`)).body.condition === 'reworking')
    await expect(
      pool.query(`UPDATE item SET status = 'published', published_at = now() WHERE id = $1`, [itemId]),
    ).rejects.toMatchObject({ code: 'FB001' })
  })

  it('that was begun while the news was on its way is brought into step by the sweeper', async () => {
    const { itemId, pieceId } = await approvedItem(service, marketing)
    // As if the item had been written after the consumer had looked for items of this piece.
    await pool.query(`UPDATE piece SET condition = 'scrapped' WHERE id = $1`, [pieceId])
    await marketing.post('/items', itemBody(pieceId)).expectProblem('piece-gone', { condition: 'scrapped' })
    const store = createStore({ pool, service: 'promotion' })
    const keep = keepInStep({ outOfStep, rows }, { store, factOf })
    expect(await inTransaction(pool, (tx) => keep(tx))).toBe(1)
    expect(await shown(itemId)).toMatchObject({ status: 'withdrawn', cause: 'piece-scrapped' })
    expect(await inTransaction(pool, (tx) => keep(tx))).toBe(0)
  })

  it('is withdrawn by a person and opened again', async () => {
    const { itemId } = await publishedItem(service, marketing)
    expect((await marketing.post(`/items/${itemId}/withdraw`, { reason: 'Cadeau' })).body).toMatchObject({
      status: 'withdrawn',
      cause: 'marketing',
      note: 'Cadeau',
    })
    await marketing.post(`/items/${itemId}/publish`).expectProblem('item-withdrawn')
    expect((await marketing.post(`/items/${itemId}/reopen`)).body).toMatchObject({ status: 'draft', cause: null })
  })
})
