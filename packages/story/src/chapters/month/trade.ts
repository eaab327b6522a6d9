import type { Client } from '../../client.ts'
import type { Order, PlannedPiece } from '../../plan/plan.ts'
import { grams, type Told } from '../../told.ts'
import { acting } from '../acting.ts'
import { photograph, takeOver } from '../camera.ts'
import { itemNotArrivedYet, paymentsOf, pieceNotArrivedYet } from '../market.ts'

const publish = async (client: Client, order: Order, piece: PlannedPiece, told: Told): Promise<void> => {
  if (!piece.publication) return
  const marketing = acting(client, told, 'marketing-souss')
  const { itemId, priceMinor } = piece.publication
  const workshopPhoto = piece.photographed
    ? await photograph(client, told, `lead-${order.workshop}`, 'production', order.design.picture)
    : undefined
  await marketing.post(
    `item-${itemId}`,
    '/promotion/items',
    {
      itemId,
      pieceId: piece.pieceId,
      titles: order.design.names,
      price: { amountMinor: priceMinor, currency: 'MAD' },
      channel: 'shop',
      photos: workshopPhoto === undefined ? [] : [await takeOver(client, told, marketing.person, workshopPhoto)],
    },
    order.day + 4,
    { notYet: pieceNotArrivedYet },
  )
  await marketing.post(`publish-${itemId}`, `/promotion/items/${itemId}/publish`, {}, order.day + 4, {
    notYet: pieceNotArrivedYet,
  })
  told.done('published')
}

const sell = async (client: Client, order: Order, piece: PlannedPiece, told: Told): Promise<void> => {
  if (!piece.sale || !piece.publication) return
  const seller = acting(client, told, `seller-${piece.shop}`)
  const { saleId, reservationId, returned, paid } = piece.sale
  const { pieceId } = piece
  const soon = { notYet: itemNotArrivedYet }
  if (reservationId) {
    const asked = { reservationId, pieceId, minutes: 10_080 }
    await seller.post(`reservation-${reservationId}`, '/sales/reservations', asked, order.day + 5, soon)
  }
  const payments = paymentsOf(paid, piece.publication.priceMinor)
  const sale = { saleId, pieceId, payments, ...(reservationId ? { reservationId } : {}) }
  await seller.post(`sale-${saleId}`, '/sales/sales', sale, order.day + 6, soon)
  told.done('sales')
  if (!returned) return
  // By transfer: an evening's till may hold less.
  const refunds = paymentsOf('transfer', piece.publication.priceMinor)
  const back = { returnId: returned, weighed: grams(piece.weight), reason: 'The clasp is too stiff', refunds }
  await seller.post(`return-${returned}`, `/sales/sales/${saleId}/return`, back, order.day + 7)
  told.done('returns')
}

/** The federation publishes pieces of a closed order; the shops reserve, sell, and sometimes take back. */
export const trade = async (client: Client, order: Order, told: Told): Promise<void> => {
  for (const piece of order.pieces) {
    await publish(client, order, piece, told)
    await sell(client, order, piece, told)
  }
}
