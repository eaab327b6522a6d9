import type { Client } from './client.ts'
import type { Order, PlannedPiece } from './plan.ts'
import { grams, type Told } from './told.ts'

const pieceNotArrivedYet = ['piece-unknown', 'piece-not-publishable']
const itemNotArrivedYet = ['piece-unknown', 'piece-not-published']

const publish = async (client: Client, order: Order, piece: PlannedPiece, told: Told): Promise<void> => {
  if (!piece.publication) return
  const { itemId, priceMinor } = piece.publication
  const { fr, ar, en } = order.design
  await client.send('marketing-souss', {
    name: `item-${itemId}`,
    path: '/promotion/items',
    body: {
      itemId,
      pieceId: piece.pieceId,
      titles: { fr, ar, en },
      price: { amountMinor: priceMinor, currency: 'MAD' },
      channel: 'shop',
    },
    happenedAt: told.at(order.day + 4),
    notYet: pieceNotArrivedYet,
  })
  await client.send('marketing-souss', {
    name: `publish-${itemId}`,
    path: `/promotion/items/${itemId}/publish`,
    happenedAt: told.at(order.day + 4),
    notYet: pieceNotArrivedYet,
  })
  told.done('published')
}

const sell = async (client: Client, order: Order, piece: PlannedPiece, told: Told): Promise<void> => {
  if (!piece.sale) return
  const seller = `seller-${piece.shop}`
  const { saleId, reservationId, returned } = piece.sale
  if (reservationId)
    await client.send(seller, {
      name: `reservation-${reservationId}`,
      path: '/sales/reservations',
      body: { reservationId, pieceId: piece.pieceId, minutes: 10_080 },
      happenedAt: told.at(order.day + 5),
      notYet: itemNotArrivedYet,
    })
  await client.send(seller, {
    name: `sale-${saleId}`,
    path: '/sales/sales',
    body: { saleId, pieceId: piece.pieceId, ...(reservationId ? { reservationId } : {}) },
    happenedAt: told.at(order.day + 6),
    notYet: itemNotArrivedYet,
  })
  told.done('sales')
  if (!returned) return
  await client.send(seller, {
    name: `return-${returned}`,
    path: `/sales/sales/${saleId}/return`,
    body: { returnId: returned, weighed: grams(piece.weight), reason: 'The clasp is too stiff' },
    happenedAt: told.at(order.day + 7),
  })
  told.done('returns')
}

/** The federation publishes pieces of a closed order; the shops reserve, sell, and sometimes take back. */
export const sellAndPublish = async (client: Client, order: Order, told: Told): Promise<void> => {
  for (const piece of order.pieces) {
    await publish(client, order, piece, told)
    await sell(client, order, piece, told)
  }
}
