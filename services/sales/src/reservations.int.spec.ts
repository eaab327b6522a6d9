import { randomUUID } from 'node:crypto'
import { until } from '@fibula/testing'
import { describe, expect, it } from 'vitest'
import { letExpire, publishedPiece, startTwoSales } from './test-sales.ts'

const service = await startTwoSales()
const [seller] = await service.sellerOf('shop-agadir')
const [, other] = await service.sellerOf('shop-essaouira')
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

describe('a queue', () => {
  const queued = async (shop: typeof seller, pieceId: string, minutes = 60) =>
    (await shop.post('/reservations', { pieceId, minutes, queue: true })).body
  const stateOf = async (shop: typeof seller, reservationId: string) =>
    (
      (await shop.get('/reservations?limit=100')).body.items as {
        reservationId: string
        position: number | null
        expiresAt: string | null
        ended: string | null
      }[]
    ).find((reservation) => reservation.reservationId === reservationId)

  it('201: waits behind whoever keeps the piece, at a place, and is offered it when the first gives it back', async () => {
    const { pieceId } = await publishedPiece(service)
    const first = await reserve(pieceId)
    const [second, third] = [await queued(other, pieceId, 30), await queued(seller, pieceId)]
    expect([second.position, second.expiresAt, third.position]).toEqual([1, null, 2])
    expect((await seller.get(`/offers/${pieceId}`)).body).toMatchObject({ status: 'reserved', waiting: 2 })
    expect((await other.get('/reservations?limit=100&state=waiting')).body.items).toMatchObject([
      { reservationId: second.reservationId, position: 1 },
    ])
    const before = Date.now()
    await seller.post(`/reservations/${first}/cancel`)
    const offered = await stateOf(other, second.reservationId)
    expect(offered).toMatchObject({ position: null, ended: null })
    expect(Date.parse(offered?.expiresAt ?? '')).toBeGreaterThanOrEqual(before + 30 * 60_000)
    expect((await stateOf(seller, third.reservationId))?.position).toBe(1)
    expect((await seller.post('/sales', { pieceId })).body.code).toBe('piece-reserved')
    const sale = await other.post('/sales', { pieceId, reservationId: second.reservationId })
    expect(sale).toMatchObject({ status: 201, body: { reservationId: second.reservationId } })
    expect((await stateOf(seller, third.reservationId))?.ended).toBe('sold')
    await until(() => typesOf(pieceId).length === 7)
    expect(typesOf(pieceId)).toEqual([
      ...['sales.piece-reserved', 'sales.reservation-queued', 'sales.reservation-queued'],
      ...['sales.reservation-ended', 'sales.piece-reserved', 'sales.queue-left', 'sales.piece-sold'],
    ])
  })

  it('200: given up, it moves the others on', async () => {
    const { pieceId } = await publishedPiece(service)
    await reserve(pieceId)
    const [second, third] = [await queued(other, pieceId), await queued(seller, pieceId)]
    expect((await seller.post(`/reservations/${second.reservationId}/cancel`)).status).toBe(404)
    expect((await other.post(`/reservations/${second.reservationId}/cancel`)).body.cause).toBe('cancelled')
    expect((await stateOf(seller, third.reservationId))?.position).toBe(1)
    expect((await other.post(`/reservations/${second.reservationId}/cancel`)).body.code).toBe('reservation-over')
  })

  it('the sweepers of two instances offer what expired to the next, once each', async () => {
    const pieces = await Promise.all(Array.from({ length: 12 }, () => publishedPiece(service)))
    const waiting = await Promise.all(
      pieces.map(async ({ pieceId }) => {
        await reserve(pieceId)
        return { pieceId, ...(await queued(other, pieceId)) }
      }),
    )
    await Promise.all(pieces.map(({ pieceId }) => letExpire(service, pieceId)))
    await until(() => pieces.every(({ pieceId }) => typesOf(pieceId).length >= 4), { timeoutMs: 20_000 })
    for (const { pieceId, reservationId } of waiting) {
      expect(typesOf(pieceId)).toEqual([
        ...['sales.piece-reserved', 'sales.reservation-queued', 'sales.reservation-ended', 'sales.piece-reserved'],
      ])
      expect(await stateOf(other, reservationId)).toMatchObject({ ended: null, expiresAt: expect.any(String) })
    }
  })
})
