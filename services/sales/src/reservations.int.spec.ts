import { randomUUID } from 'node:crypto'
import { until } from '@fibula/testing'
import { describe, expect, it } from 'vitest'
import { letExpire, publishedPiece, startSales } from './test-sales.ts'

const service = await startSales()
const seller = await service.person('shop-agadir', 'seller')
const other = await service.person('shop-essaouira', 'seller')
const typesOf = (streamId: string) =>
  service.published.filter((event) => event.streamId === streamId).map((event) => event.type)
const endOf = async (reservationId: string) =>
  ((await seller.get('/reservations?limit=100')).body.items as { reservationId: string; ended: string | null }[]).find(
    (reservation) => reservation.reservationId === reservationId,
  )?.ended
const reserve = async (pieceId: string): Promise<string> =>
  (await seller.post('/reservations', { pieceId, minutes: 60 })).body.reservationId

describe('a reservation', () => {
  it('201: keeps the piece from the recording on, not from when it is said to have happened', async () => {
    const { pieceId, itemId } = await publishedPiece(service)
    const reservationId = randomUUID()
    const before = Date.now()
    const body = { reservationId, pieceId, minutes: 60 }
    const reply = await seller.post('/reservations', body, { happenedAt: '2026-10-01T10:00:00.000Z' })
    expect(reply).toMatchObject({ status: 201, body: { reservationId, pieceId, itemId } })
    const lasts = Date.parse(reply.body.expiresAt) - before
    expect(lasts).toBeGreaterThanOrEqual(3_600_000)
    expect(lasts).toBeLessThan(3_660_000)
  })

  it('409: another shop learns until when, but not by whom, and can neither reserve nor sell', async () => {
    const { pieceId } = await publishedPiece(service)
    await reserve(pieceId)
    for (const reply of [
      await other.post('/reservations', { pieceId, minutes: 60 }),
      await other.post('/sales', { pieceId }),
    ]) {
      expect(reply).toMatchObject({ status: 409, body: { code: 'piece-reserved', byYou: false } })
      expect(JSON.stringify(reply.body)).not.toMatch(/shop-agadir|person-of/)
    }
  })

  it('a sale by the shop that keeps it fulfils it', async () => {
    const { pieceId } = await publishedPiece(service)
    const reservationId = await reserve(pieceId)
    expect(await seller.post('/sales', { pieceId, reservationId })).toMatchObject({
      status: 201,
      body: { reservationId },
    })
    expect(await endOf(reservationId)).toBe('sold')
    expect((await seller.post(`/reservations/${reservationId}/cancel`)).body.code).toBe('reservation-over')
  })

  it('cancelled, it lets another shop sell', async () => {
    const { pieceId } = await publishedPiece(service)
    const reservationId = await reserve(pieceId)
    expect((await seller.post(`/reservations/${reservationId}/cancel`)).body.cause).toBe('cancelled')
    expect((await other.post('/sales', { pieceId })).status).toBe(201)
    expect(await endOf(reservationId)).toBe('cancelled')
  })

  it('404: another shop’s reservation; 422: named in a sale', async () => {
    const [kept, free] = [await publishedPiece(service), await publishedPiece(service)]
    const reservationId = await reserve(kept.pieceId)
    expect((await other.post(`/reservations/${reservationId}/cancel`)).status).toBe(404)
    expect(await other.post('/sales', { pieceId: free.pieceId, reservationId })).toMatchObject({
      status: 422,
      body: { code: 'reservation-unknown' },
    })
    expect((await other.get('/reservations?limit=100')).body.items).toEqual([])
    expect(await endOf(reservationId)).toBeNull()
  })

  it('400: shorter than five minutes or longer than a week', async () => {
    const { pieceId } = await publishedPiece(service)
    for (const minutes of [4, 10_081, 5.5, -5])
      expect((await seller.post('/reservations', { pieceId, minutes })).status).toBe(400)
  })
})

describe('expiry', () => {
  it('is judged by whoever comes next, and recorded with what they do', async () => {
    const { pieceId } = await publishedPiece(service)
    const reservationId = await reserve(pieceId)
    await letExpire(service, pieceId)
    expect((await other.post('/sales', { pieceId })).status).toBe(201)
    expect(await endOf(reservationId)).toBe('expired')
    await until(() => typesOf(pieceId).length === 3)
    expect(typesOf(pieceId)).toEqual(['sales.piece-reserved', 'sales.reservation-ended', 'sales.piece-sold'])
  })

  it('is recorded by the sweeper when nobody comes', async () => {
    const { pieceId } = await publishedPiece(service)
    const reservationId = await reserve(pieceId)
    await letExpire(service, pieceId)
    const ended = await until(
      () => service.published.find(({ streamId, type }) => streamId === pieceId && type === 'sales.reservation-ended'),
      { timeoutMs: 15_000 },
    )
    expect(ended.data).toMatchObject({ reservationId, pieceId, shopId: 'shop-agadir', cause: 'expired' })
    expect(await endOf(reservationId)).toBe('expired')
    expect((await other.post('/reservations', { pieceId, minutes: 5 })).status).toBe(201)
  })
})

describe('offers', () => {
  it('tell each shop what is free, what is kept until when, and what is its own', async () => {
    const [free, kept, gone] = [
      await publishedPiece(service),
      await publishedPiece(service),
      await publishedPiece(service),
    ]
    await reserve(kept.pieceId)
    await seller.post('/sales', { pieceId: gone.pieceId })
    const seen = async (shop: typeof seller, status: string) =>
      (await shop.get(`/offers?limit=100&status=${status}`)).body.items as { pieceId: string; byYou: boolean }[]
    const ids = async (shop: typeof seller, status: string) => (await seen(shop, status)).map(({ pieceId }) => pieceId)
    expect(await ids(other, 'available')).toContain(free.pieceId)
    expect(await ids(other, 'available')).not.toContain(kept.pieceId)
    const keptBy = (await seen(other, 'reserved')).find(({ pieceId }) => pieceId === kept.pieceId)
    expect(keptBy).toMatchObject({ byYou: false, reservedUntil: expect.any(String) })
    expect((await seen(seller, 'sold')).find(({ pieceId }) => pieceId === gone.pieceId)).toMatchObject({ byYou: true })
    await letExpire(service, kept.pieceId)
    expect(await ids(other, 'available')).toContain(kept.pieceId)
  })
})
