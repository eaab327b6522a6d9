import { randomUUID } from 'node:crypto'
import { until } from '@fibula/testing'
import { describe, expect, it } from 'vitest'
import { price, publish, publishedPiece, startSales, unpublish, weighed } from './test-sales.ts'

const service = await startSales()
const seller = await service.person('shop-agadir', 'seller')
const other = await service.person('shop-essaouira', 'seller')
const typesOf = (streamId: string) =>
  service.published.filter((event) => event.streamId === streamId).map((event) => event.type)

describe('a sale', () => {
  it('201: freezes the price, is shown as it was recorded, and is told', async () => {
    const { pieceId, itemId } = await publishedPiece(service)
    const saleId = randomUUID()
    const reply = await seller.post('/sales', { saleId, pieceId }, { happenedAt: '2026-10-10T10:00:00.000Z' })
    expect(reply).toMatchObject({ status: 201, body: { saleId, pieceId, itemId, price, reservationId: null } })
    expect(reply.body.happenedAt).toBe('2026-10-10T10:00:00.000Z')
    expect(reply.headers.get('location')).toBe(`/api/sales/sales/${saleId}`)
    expect((await seller.get(`/sales/${saleId}`)).body).toEqual(reply.body)
    expect(await until(() => service.published.find((event) => event.streamId === pieceId))).toMatchObject({
      type: 'sales.piece-sold',
      happenedAt: '2026-10-10T10:00:00.000Z',
      organisationId: 'shop-agadir',
      data: { saleId, pieceId, itemId, shopId: 'shop-agadir', price },
    })
  })

  it('409: not published, taken out of the catalogue, or never heard of', async () => {
    const { itemId, pieceId } = await publishedPiece(service)
    await unpublish(service, itemId, pieceId)
    for (const piece of [pieceId, randomUUID()])
      expect(await seller.post('/sales', { pieceId: piece })).toMatchObject({
        status: 409,
        body: { code: 'piece-not-published' },
      })
  })

  it('409: sold already, told to the shop that sold it and to the other one alike, without saying who', async () => {
    const { pieceId } = await publishedPiece(service)
    await seller.post('/sales', { pieceId })
    for (const shop of [seller, other]) {
      const { status, body } = await shop.post('/sales', { pieceId })
      expect({ status, code: body.code }).toEqual({ status: 409, code: 'piece-sold' })
      expect(JSON.stringify(body)).not.toMatch(/shop-|person-/)
    }
    expect((await other.post('/reservations', { pieceId, minutes: 60 })).body.code).toBe('piece-sold')
  })

  it('409: a sale id that another shop used', async () => {
    const [first, second] = [await publishedPiece(service), await publishedPiece(service)]
    const { saleId } = (await seller.post('/sales', { pieceId: first.pieceId })).body
    expect(await other.post('/sales', { saleId, pieceId: second.pieceId })).toMatchObject({
      status: 409,
      body: { code: 'sale-exists' },
    })
    expect((await seller.post('/sales', { pieceId: second.pieceId })).status).toBe(201)
  })

  it('is judged in the order of recording: an earlier sale that is told later is refused', async () => {
    const { pieceId } = await publishedPiece(service)
    await other.post('/sales', { pieceId }, { happenedAt: '2026-10-10T12:00:00.000Z' })
    expect(await seller.post('/sales', { pieceId }, { happenedAt: '2026-10-10T09:00:00.000Z' })).toMatchObject({
      status: 409,
      body: { code: 'piece-sold' },
    })
  })

  it('404: another shop’s sale cannot be seen or returned', async () => {
    const { pieceId } = await publishedPiece(service)
    const { saleId } = (await seller.post('/sales', { pieceId })).body
    expect((await other.get(`/sales/${saleId}`)).status).toBe(404)
    expect((await other.post(`/sales/${saleId}/return`, weighed)).status).toBe(404)
    expect((await other.get('/sales?limit=100')).body.items).not.toContainEqual(expect.objectContaining({ saleId }))
    expect((await seller.get(`/sales/${saleId}`)).body.returned).toBeNull()
  })
})

describe('a return', () => {
  it('refunds the frozen price, though the piece costs something else now, and shows in its sale', async () => {
    const { itemId, pieceId } = await publishedPiece(service)
    const { saleId } = (await seller.post('/sales', { pieceId })).body
    await unpublish(service, itemId, pieceId)
    await publish(service, itemId, pieceId, 90_000)
    const returnId = randomUUID()
    expect(await seller.post(`/sales/${saleId}/return`, { returnId, ...weighed, reason: 'Clasp' })).toMatchObject({
      status: 201,
      body: { returnId, saleId, pieceId, grossMicrograms: 40_900_000, refund: price },
    })
    expect((await seller.get(`/sales/${saleId}`)).body.returned).toMatchObject({ returnId, reason: 'Clasp' })
    const again = await other.post('/sales', { pieceId })
    expect(again).toMatchObject({ status: 201, body: { price: { amountMinor: 90_000 } } })
    await until(() => typesOf(pieceId).length === 3)
    expect(typesOf(pieceId)).toEqual(['sales.piece-sold', 'sales.piece-returned', 'sales.piece-sold'])
  })

  it('409: returned once, also when the piece was sold again meanwhile', async () => {
    const { pieceId } = await publishedPiece(service)
    const { saleId } = (await seller.post('/sales', { pieceId })).body
    await seller.post(`/sales/${saleId}/return`, weighed)
    const refused = { status: 409, body: { code: 'sale-returned' } }
    expect(await seller.post(`/sales/${saleId}/return`, weighed)).toMatchObject(refused)
    await seller.post('/sales', { pieceId })
    expect(await seller.post(`/sales/${saleId}/return`, weighed)).toMatchObject(refused)
  })

  it('leaves a piece that is no longer published unsold', async () => {
    const { itemId, pieceId } = await publishedPiece(service)
    const { saleId } = (await seller.post('/sales', { pieceId })).body
    await unpublish(service, itemId, pieceId)
    expect((await seller.post(`/sales/${saleId}/return`, weighed)).status).toBe(201)
    expect((await seller.post('/sales', { pieceId })).body.code).toBe('piece-not-published')
  })

  it('422: nothing weighed', async () => {
    const { pieceId } = await publishedPiece(service)
    const { saleId } = (await seller.post('/sales', { pieceId })).body
    expect(await seller.post(`/sales/${saleId}/return`, { weighed: { value: '0', unit: 'g' } })).toMatchObject({
      status: 422,
      body: { code: 'nothing-weighed' },
    })
  })

  it('the same request many times at once: one return', async () => {
    const { pieceId } = await publishedPiece(service)
    const { saleId } = (await seller.post('/sales', { pieceId })).body
    const key = randomUUID()
    const replies = await Promise.all(
      Array.from({ length: 6 }, () => seller.post(`/sales/${saleId}/return`, weighed, { key })),
    )
    for (const reply of replies) expect(reply).toMatchObject({ status: 201, body: replies[0]?.body })
  })
})
