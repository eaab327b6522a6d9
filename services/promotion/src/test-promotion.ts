import { randomUUID } from 'node:crypto'
import { type DataOf, production, sales } from '@fibula/contracts'
import { type Person, type TestService, testService } from '@fibula/service-kit/testing'
import { picture, until } from '@fibula/testing'
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

/** The id of a photo that somebody has taken. */
export const photographed = async (person: Person): Promise<string> =>
  (
    await person
      .raw('POST', '/photos', {
        headers: { 'content-type': picture.contentType, 'idempotency-key': randomUUID() },
        body: picture.bytes,
      })
      .expectStatus(201)
  ).body.photoId

/** A fact as its service told it first; today's shape is what its upcasters make of that, and of what is added. */
const told = <Type extends string, Data extends object>(
  contract: {
    read(version: number, data: unknown): Data
    write(data: Data): { readonly type: Type; readonly dataVersion: number; readonly data: Data }
  },
  first: object,
  more: Partial<Data> = {},
) => contract.write({ ...contract.read(1, first), ...more })

const ownerId = 'coop-tiznit'
const workshopId = 'atelier-amal'

/** Facts of production and sales about a piece, as those services tell them. */
export const orderPlaced = (orderId: string, more: Partial<DataOf<typeof production.orderPlaced>> = {}) =>
  told(
    production.orderPlaced,
    { orderId, ownerId, workshopId, design: 'Tizerzaï', technique: 'handcrafted', quantity: 2, dueOn: '2026-12-01' },
    more,
  )
export const pieceFinished = (
  orderId: string,
  pieceId: string,
  more: Partial<DataOf<typeof production.pieceFinished>> = {},
) =>
  told(
    production.pieceFinished,
    {
      pieceId,
      orderId,
      ownerId,
      workshopId,
      serial: `TZ-${pieceId.slice(0, 8)}`,
      design: 'Tizerzaï',
      weighed: { value: '41', unit: 'g' },
      grossMicrograms: 41_000_000,
      title: 9_250,
    },
    more,
  )

export const orderClosed = (orderId: string, pieceIds: readonly string[]) =>
  told(production.orderClosed, {
    orderId,
    ownerId,
    workshopId,
    kind: 'provisional',
    inputs: [],
    pieces: pieceIds.map((pieceId) => ({ pieceId, grossMicrograms: 41_000_000, fine: '379250000000' })),
    residues: [],
    loss: { grossMicrograms: 0, fine: '0' },
    allowanceFine: '0',
    lines: [],
  })

const ofPiece = (orderId: string, pieceId: string) => ({ pieceId, orderId, ownerId, workshopId })
export const orderCancelled = (orderId: string) =>
  production.orderCancelled.write({ orderId, ownerId, workshopId, reason: 'Fête annulée', returnIds: [] })
export const pieceScrapped = (orderId: string, pieceId: string) =>
  production.pieceScrapped.write({
    ...ofPiece(orderId, pieceId),
    reason: 'Cassée',
    residueLotId: pieceId,
    grossMicrograms: 41_000_000,
    fine: null,
    stones: { pieces: 0, micrograms: 0 },
  })
export const pieceHallmarked = (orderId: string, pieceId: string, outcome: 'marked' | 'refused') =>
  production.pieceHallmarked.write({
    ...ofPiece(orderId, pieceId),
    outcome,
    mark: outcome === 'marked' ? 'AG 925 TZ' : null,
    on: '2026-10-01',
    reason: null,
  })
export const pieceReworked = (orderId: string, pieceId: string, done: boolean, grossMicrograms = 40_500_000) =>
  production.pieceReworked.write({
    ...ofPiece(orderId, pieceId),
    reason: 'Soudure',
    done,
    weighed: done ? { value: String(grossMicrograms / 1_000_000), unit: 'g' } : null,
    grossMicrograms,
    netMicrograms: grossMicrograms,
  })
export const batchSplit = (orderId: string, batchId: string, pieceId: string) => {
  const masses = { stones: { pieces: 0, micrograms: 0 }, otherMicrograms: 0 }
  return production.batchSplit.write({
    ...ofPiece(orderId, batchId),
    piece: {
      pieceId,
      serial: `TZ-${pieceId.slice(0, 8)}`,
      weighed: { value: '4', unit: 'g' },
      title: 9_250,
      ...masses,
      grossMicrograms: 4_000_000,
      netMicrograms: 4_000_000,
      fine: null,
    },
    rest: { quantity: 9, ...masses, grossMicrograms: 37_000_000, netMicrograms: 37_000_000, fine: null },
  })
}

const shopId = 'shop-agadir'
const price = { amountMinor: 145_000, currency: 'MAD' }

export const reserved = (pieceId: string, reservationId: string) =>
  told(sales.pieceReserved, {
    reservationId,
    pieceId,
    itemId: randomUUID(),
    shopId,
    expiresAt: '2026-12-01T10:00:00.000Z',
  })
export const reservationEnded = (pieceId: string, reservationId: string) =>
  told(sales.reservationEnded, { reservationId, pieceId, shopId, cause: 'expired' })
export const sold = (pieceId: string, saleId: string) =>
  told(sales.pieceSold, { saleId, pieceId, itemId: randomUUID(), shopId, reservationId: null, price })
export const returned = (pieceId: string, saleId: string) =>
  told(sales.pieceReturned, {
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
export const finishedPieces = async (
  service: TestService,
  count: number,
  closed = true,
  orderId: string = randomUUID(),
): Promise<string[]> => {
  const pieceIds = Array.from({ length: count }, () => randomUUID())
  await service.tell('production', orderId, ...pieceIds.map((pieceId) => pieceFinished(orderId, pieceId)))
  if (closed) await service.tell('production', orderId, orderClosed(orderId, pieceIds))
  for (const pieceId of pieceIds) await heard(service, pieceId, closed)
  return pieceIds
}

export const onePiece = async (service: TestService, closed = true): Promise<string> =>
  (await finishedPieces(service, 1, closed))[0]!

/** A published item of a new piece. */
export const publishedItem = async (service: TestService, marketing: Person, differences: object = {}) => {
  const orderId = randomUUID()
  const pieceId = (await finishedPieces(service, 1, true, orderId))[0]!
  const { itemId } = (await marketing.post('/items', itemBody(pieceId, differences)).expectStatus(201)).body
  await marketing.post(`/items/${itemId}/publish`).expectStatus(200)
  return { itemId: itemId as string, pieceId, orderId }
}

/** An item of a new piece that was reviewed. */
export const approvedItem = async (service: TestService, marketing: Person) => {
  const orderId = randomUUID()
  const pieceId = (await finishedPieces(service, 1, true, orderId))[0]!
  const { itemId } = (await marketing.post('/items', itemBody(pieceId)).expectStatus(201)).body
  await marketing.post(`/items/${itemId}/submit`).expectStatus(200)
  await marketing.post(`/items/${itemId}/approve`).expectStatus(200)
  return { itemId: itemId as string, pieceId, orderId }
}
