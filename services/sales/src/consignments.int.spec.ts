import { randomUUID } from 'node:crypto'
import { until } from '@fibula/testing'
import { describe, expect, it } from 'vitest'
import { finished, publishedPiece, startSales, today, weighed } from './test-sales.ts'

const service = await startSales()
const clerk = await service.person('coop-tiznit', 'clerk')
const stranger = await service.person('coop-taroudant', 'clerk')
const seller = await service.person('shop-agadir', 'seller')
const other = await service.person('shop-essaouira', 'seller')

const piece = async () => {
  const published = await publishedPiece(service)
  await finished(service, published.pieceId, `AT-${published.pieceId.slice(0, 4)}`)
  return published
}
const consigned = async () => {
  const { pieceId } = await piece()
  const { body } = await clerk.post('/consignments', { pieceId, shopId: 'shop-agadir' })
  return { pieceId, consignmentId: body.consignmentId as string }
}

describe('a consignment', () => {
  it('201: its owner sends a piece to a shop; both see it, and it is told', async () => {
    const { pieceId } = await piece()
    const consignmentId = randomUUID()
    const reply = await clerk.post('/consignments', { consignmentId, pieceId, shopId: 'shop-agadir' })
    expect(reply).toMatchObject({
      status: 201,
      body: { consignmentId, pieceId, fromOrganisationId: 'coop-tiznit', shopId: 'shop-agadir', on: today },
    })
    for (const person of [clerk, seller])
      expect((await person.get('/consignments?limit=100&state=open')).body.items).toContainEqual(
        expect.objectContaining({ consignmentId, status: 'available', endedOn: null }),
      )
    expect((await other.get('/consignments?limit=100')).body.items).toEqual([])
    expect(await until(() => service.published.find(({ streamId }) => streamId === pieceId))).toMatchObject({
      type: 'sales.piece-consigned',
      data: { consignmentId, fromOrganisationId: 'coop-tiznit', shopId: 'shop-agadir', on: today },
    })
  })

  it('201: the shop that has it in hand takes it in, for its owner', async () => {
    const { pieceId } = await piece()
    expect((await seller.post('/consignments', { pieceId })).body).toMatchObject({
      fromOrganisationId: 'coop-tiznit',
      shopId: 'shop-agadir',
    })
  })

  it('403: somebody else’s piece sent away; 409: a piece that nobody knows', async () => {
    const { pieceId } = await piece()
    const away = { pieceId, shopId: 'shop-agadir' }
    expect(await stranger.post('/consignments', away)).toMatchObject({ status: 403, body: { code: 'piece-not-yours' } })
    expect((await other.post('/consignments', away)).body.code).toBe('piece-not-yours')
    const unknown = { pieceId: randomUUID(), shopId: 'shop-agadir' }
    expect((await clerk.post('/consignments', unknown)).body.code).toBe('piece-unknown')
  })

  it('409: another shop can neither keep nor sell it, and learns where it is', async () => {
    const { pieceId, consignmentId } = await consigned()
    const elsewhere = { status: 409, body: { code: 'piece-elsewhere', atShopId: 'shop-agadir' } }
    expect(await other.post('/sales', { pieceId })).toMatchObject(elsewhere)
    expect(await other.post('/reservations', { pieceId, minutes: 60 })).toMatchObject(elsewhere)
    expect(await other.post('/consignments', { pieceId })).toMatchObject(elsewhere)
    expect((await other.get(`/offers/${pieceId}`)).body).toMatchObject({ atShopId: 'shop-agadir', consignmentId: null })
    expect((await seller.get('/offers?limit=100&here=true')).body.items).toContainEqual(
      expect.objectContaining({ pieceId }),
    )
    expect((await seller.post('/sales', { pieceId })).status).toBe(201)
    const sold = await until(() =>
      service.published.find((event) => event.type === 'sales.piece-sold' && event.streamId === pieceId),
    )
    expect(sold.data).toMatchObject({ consignmentId })
  })

  it('ends unsold, by the shop or its owner, once; then every shop may sell it', async () => {
    for (const person of [seller, clerk]) {
      const { pieceId, consignmentId } = await consigned()
      expect((await other.post(`/consignments/${consignmentId}/return`)).status).toBe(404)
      expect(await person.post(`/consignments/${consignmentId}/return`)).toMatchObject({ status: 200 })
      expect((await person.post(`/consignments/${consignmentId}/return`)).body.code).toBe('consignment-over')
      expect((await clerk.get('/consignments?limit=100&state=ended')).body.items).toContainEqual(
        expect.objectContaining({ consignmentId, endedOn: today }),
      )
      expect((await other.post('/sales', { pieceId })).status).toBe(201)
    }
  })

  it('409: a piece that is kept or sold is not given back; after its return it is there again', async () => {
    const { pieceId, consignmentId } = await consigned()
    const { reservationId } = (await seller.post('/reservations', { pieceId, minutes: 60 })).body
    const back = async () => (await seller.post(`/consignments/${consignmentId}/return`)).body.code
    expect(await back()).toBe('piece-reserved')
    const { saleId } = (await seller.post('/sales', { pieceId, reservationId })).body
    expect(await back()).toBe('piece-sold')
    await seller.post(`/sales/${saleId}/return`, weighed)
    expect((await other.post('/sales', { pieceId })).body.code).toBe('piece-elsewhere')
    expect(await back()).toBeUndefined()
  })
})
