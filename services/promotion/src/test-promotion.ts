import { randomUUID } from 'node:crypto'
import { production, sales } from '@fibula/contracts'
import { type Person, type TestService, testService } from '@fibula/service-kit/testing'
import { until } from '@fibula/testing'
import { promotion } from './service.ts'

/** Promotion on a database of its own. */
export const startPromotion = () => testService(promotion, new URL('../prisma/migrations/', import.meta.url))

export const itemBody = (pieceId: string, differences: object = {}) => ({
  pieceId,
  titles: { fr: 'Fibule de Tiznit', ar: 'تيزرزاي' },
  price: { amountMinor: 145_000, currency: 'MAD' },
  channel: 'shop',
  ...differences,
})

/** Facts of production and sales about a piece, as those services tell them. */
export const pieceFinished = (orderId: string, pieceId: string) =>
  production.pieceFinished.write({
    pieceId,
    orderId,
    ownerId: 'coop-tiznit',
    workshopId: 'atelier-amal',
    serial: `TZ-${pieceId.slice(0, 8)}`,
    design: 'Tizerzaï',
    weighed: { value: '41', unit: 'g' },
    grossMicrograms: 41_000_000,
    title: 9_250,
  })

export const orderClosed = (orderId: string, pieceIds: readonly string[]) =>
  production.orderClosed.write({
    orderId,
    ownerId: 'coop-tiznit',
    workshopId: 'atelier-amal',
    kind: 'provisional',
    inputs: [],
    pieces: pieceIds.map((pieceId) => ({ pieceId, grossMicrograms: 41_000_000, fine: '379250000000' })),
    residues: [],
    loss: { grossMicrograms: 0, fine: '0' },
    allowanceFine: '0',
    lines: [],
  })

const shopId = 'shop-agadir'
const price = { amountMinor: 145_000, currency: 'MAD' }

export const reserved = (pieceId: string, reservationId: string) =>
  sales.pieceReserved.write({
    reservationId,
    pieceId,
    itemId: randomUUID(),
    shopId,
    expiresAt: '2026-12-01T10:00:00.000Z',
  })
export const reservationEnded = (pieceId: string, reservationId: string) =>
  sales.reservationEnded.write({ reservationId, pieceId, shopId, cause: 'expired' })
export const sold = (pieceId: string, saleId: string) =>
  sales.pieceSold.write({ saleId, pieceId, itemId: randomUUID(), shopId, reservationId: null, price })
export const returned = (pieceId: string, saleId: string) =>
  sales.pieceReturned.write({
    returnId: randomUUID(),
    saleId,
    pieceId,
    shopId,
    weighed: { value: '40.9', unit: 'g' },
    grossMicrograms: 40_900_000,
    reason: null,
    refund: price,
  })

const heard = (service: TestService, pieceId: string, closed: boolean) =>
  until(
    async () =>
      (
        await service.database.pool.query('SELECT 1 FROM piece WHERE id = $1 AND finished AND order_closed = $2', [
          pieceId,
          closed,
        ])
      ).rowCount === 1,
    { what: `promotion has heard of piece ${pieceId}` },
  )

/** Pieces that production has finished, in an order that is closed or still open. */
export const finishedPieces = async (service: TestService, count: number, closed = true): Promise<string[]> => {
  const orderId = randomUUID()
  const pieceIds = Array.from({ length: count }, () => randomUUID())
  await service.tell('production', orderId, ...pieceIds.map((pieceId) => pieceFinished(orderId, pieceId)))
  if (closed) await service.tell('production', orderId, orderClosed(orderId, pieceIds))
  for (const pieceId of pieceIds) await heard(service, pieceId, closed)
  return pieceIds
}

export const onePiece = async (service: TestService, closed = true): Promise<string> =>
  (await finishedPieces(service, 1, closed))[0]!

/** A published item of a new piece. */
export const publishedItem = async (service: TestService, marketing: Person) => {
  const pieceId = await onePiece(service)
  const { itemId } = (await marketing.post('/items', itemBody(pieceId))).body
  await marketing.post(`/items/${itemId}/publish`)
  return { itemId: itemId as string, pieceId }
}
