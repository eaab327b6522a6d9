import { randomUUID } from 'node:crypto'
import { until } from '@fibula/testing'
import { describe, expect, it } from 'vitest'
import { finishedPieces, itemBody, onePiece, publishedItem, sold, startPromotion } from './test-promotion.ts'

const service = await startPromotion()
const marketing = await service.person('federation-souss', 'marketing')
const stranger = await service.person('federation-draa', 'marketing')
const typesOf = (streamId: string) =>
  service.published.filter((event) => event.streamId === streamId).map((event) => event.type)

describe('an item', () => {
  it('goes from draft to published and back, each step told once, in order', async () => {
    const pieceId = await onePiece(service)
    const drafted = await marketing.post('/items', itemBody(pieceId), { happenedAt: '2026-10-05T08:00:00.000Z' })
    expect(drafted).toMatchObject({ status: 201, body: { pieceId, status: 'draft', titles: { en: null } } })
    const { itemId } = drafted.body
    expect(drafted.headers.get('location')).toBe(`/api/promotion/items/${itemId}`)
    const revised = await marketing.send('PATCH', `/items/${itemId}`, {
      price: { amountMinor: 90_000, currency: 'MAD' },
    })
    expect(revised).toMatchObject({ status: 200, body: { price: { amountMinor: 90_000 }, channel: 'shop' } })
    expect(await marketing.post(`/items/${itemId}/publish`)).toMatchObject({
      status: 200,
      body: { status: 'published' },
    })
    const taken = await marketing.post(`/items/${itemId}/unpublish`, { reason: 'New photos' })
    expect(taken).toMatchObject({ status: 200, body: { status: 'draft' } })
    const shown = await marketing.get(`/items/${itemId}`)
    expect(shown.body).toEqual(taken.body)
    expect(shown.headers.get('etag')).toBe('"4"')
    await until(() => typesOf(itemId).length === 4)
    expect(typesOf(itemId)).toEqual(
      ['item-drafted', 'item-revised', 'item-published', 'item-unpublished'].map((type) => `promotion.${type}`),
    )
    expect(service.published.find((event) => event.streamId === itemId)).toMatchObject({
      happenedAt: '2026-10-05T08:00:00.000Z',
      organisationId: 'federation-souss',
    })
  })

  it('409: a piece of which nothing was heard', async () =>
    expect(await marketing.post('/items', itemBody(randomUUID()))).toMatchObject({
      status: 409,
      body: { code: 'piece-unknown' },
    }))

  it('409: cannot be published while the order of its piece is open, and nothing is told', async () => {
    const { itemId } = (await marketing.post('/items', itemBody(await onePiece(service, false)))).body
    expect(await marketing.post(`/items/${itemId}/publish`)).toMatchObject({
      status: 409,
      body: { code: 'piece-not-publishable', finished: true, orderClosed: false },
    })
    expect((await marketing.get(`/items/${itemId}`)).body.status).toBe('draft')
  })

  it('409: what buyers see is not rewritten', async () => {
    const { itemId } = await publishedItem(service, marketing)
    expect(await marketing.send('PATCH', `/items/${itemId}`, { channel: 'fair' })).toMatchObject({
      status: 409,
      body: { code: 'item-published' },
    })
  })

  it('409: a sold piece is not published again', async () => {
    const { itemId, pieceId } = await publishedItem(service, marketing)
    await marketing.post(`/items/${itemId}/unpublish`)
    await service.tell('sales', pieceId, sold(pieceId, randomUUID()))
    await until(async () => {
      const { status, body } = await marketing.post(`/items/${itemId}/publish`)
      if (status === 200) await marketing.post(`/items/${itemId}/unpublish`)
      return status === 409 && body.code === 'piece-sold'
    })
  })

  it('412: a version that is stale, and nothing changes', async () => {
    const { itemId } = (await marketing.post('/items', itemBody(await onePiece(service)))).body
    await marketing.send('PATCH', `/items/${itemId}`, { channel: 'fair' }, { ifMatch: '"1"' })
    expect(await marketing.send('PATCH', `/items/${itemId}`, { channel: 'online' }, { ifMatch: '"1"' })).toMatchObject({
      status: 412,
      body: { code: 'stale-version', version: 2 },
    })
    expect((await marketing.get(`/items/${itemId}`)).body.channel).toBe('fair')
  })

  it('404 and untouched for another organisation', async () => {
    const { itemId } = await publishedItem(service, marketing)
    expect((await stranger.get(`/items/${itemId}`)).status).toBe(404)
    expect((await stranger.send('PATCH', `/items/${itemId}`, { channel: 'fair' })).status).toBe(404)
    expect((await stranger.post(`/items/${itemId}/unpublish`)).status).toBe(404)
    expect((await stranger.get('/items')).body.items).toEqual([])
    expect((await marketing.get(`/items/${itemId}`)).body).toMatchObject({ status: 'published', channel: 'shop' })
  })
})

describe('one item per piece', () => {
  it('holds when ten of two organisations begin at once: one succeeds, each other one is told why', async () => {
    for (const pieceId of await finishedPieces(service, 5)) {
      const replies = await Promise.all(
        Array.from({ length: 10 }, (_, line) => (line % 2 ? marketing : stranger).post('/items', itemBody(pieceId))),
      )
      expect(replies.filter(({ status }) => status === 201)).toHaveLength(1)
      for (const { status, body } of replies)
        if (status !== 201) expect({ status, code: body.code }).toEqual({ status: 409, code: 'piece-has-item' })
      const { rows } = await service.database.pool.query('SELECT id FROM item WHERE piece_id = $1', [pieceId])
      expect(rows).toHaveLength(1)
    }
  })

  it('the same request many times at once has one effect and one answer', async () => {
    const pieceId = await onePiece(service)
    const key = randomUUID()
    const replies = await Promise.all(
      Array.from({ length: 6 }, () => marketing.post('/items', itemBody(pieceId), { key })),
    )
    for (const reply of replies) expect(reply).toMatchObject({ status: 201, body: replies[0]?.body })
    expect((await marketing.post('/items', itemBody(pieceId, { channel: 'fair' }), { key })).body.code).toBe(
      'idempotency-key-reused',
    )
  })

  it('409: an id that another organisation uses', async () => {
    const { itemId } = await publishedItem(service, marketing)
    expect(await stranger.post('/items', itemBody(await onePiece(service), { itemId }))).toMatchObject({
      status: 409,
      body: { code: 'item-exists' },
    })
  })
})
