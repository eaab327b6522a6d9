import { accept, type Decision, refuse } from '@fibula/kernel'
import { settled } from './expireReservation.ts'
import { type BuyerRefused, type BuyerRule, buyerRefused } from './money/buyer.ts'
import { allInCash, type Payment, type PaymentAsked, type PaymentsRefused, payExactly } from './money/payments.ts'
import { type PricesKnown, priceInForce } from './money/priceInForce.ts'
import {
  elsewhere,
  type Listing,
  type Offer,
  type PieceElsewhere,
  type PieceReserved,
  type PieceSold,
  type QueueLeft,
  type ReservationEnded,
} from './offer.ts'

export interface SellPiece {
  readonly saleId: string
  readonly saleExists: boolean
  readonly pieceId: string
  readonly shopId: string
  /** The reservation that the seller names, if it is one that this shop made for this piece; `unknown` when it is not. */
  readonly reservation: 'none' | 'known' | 'unknown'
  readonly listing: Listing | undefined
  readonly prices: Omit<PricesKnown, 'item'>
  /** Undefined: all of it in cash. */
  readonly payments: readonly PaymentAsked[] | undefined
  readonly paymentIds: readonly string[]
  readonly buyer: { readonly wantsInvoice: boolean } | null
  readonly buyerRules: readonly BuyerRule[]
  readonly receipt: PieceSold['receipt']
  readonly on: string
  readonly at: string
  /** Paid with the piece that came back in the same exchange. */
  readonly exchange?: { readonly ofSaleId: string; readonly credit: readonly Payment[] }
}

export type SellPieceRefused =
  | { readonly code: 'sale-exists' }
  | { readonly code: 'reservation-unknown' }
  | { readonly code: 'piece-sold' }
  | { readonly code: 'piece-reserved'; readonly until: string; readonly byYou: false; readonly waiting: number }
  | { readonly code: 'piece-not-published' }
  | PieceElsewhere
  | PaymentsRefused
  | BuyerRefused

/**
 * A piece is sold at most once at a time, at the price in force, which is frozen here. A reservation that is over gives no
 * precedence any more, but does no harm either: a sale that a phone tells late goes through if the piece is still free when
 * it is recorded. Who waited for it is told that it is gone.
 */
export const sellPiece = (
  before: Offer,
  command: SellPiece,
): Decision<ReservationEnded | PieceReserved | QueueLeft | PieceSold, SellPieceRefused> => {
  const { saleId, pieceId, shopId, listing, exchange } = command
  if (command.saleExists) return refuse({ code: 'sale-exists' })
  const { offer, expired } = settled(before, command)
  if (offer.status === 'sold') return refuse({ code: 'piece-sold' })
  const away = elsewhere(offer, shopId)
  if (away) return refuse(away)
  if (offer.status === 'reserved' && offer.shopId !== shopId)
    return refuse({ code: 'piece-reserved', until: offer.expiresAt, byYou: false, waiting: offer.queue.length })
  if (command.reservation === 'unknown') return refuse({ code: 'reservation-unknown' })
  if (!listing) return refuse({ code: 'piece-not-published' })
  const { price, priceFrom } = priceInForce({ ...command.prices, item: listing.price })
  const unknown = buyerRefused(price, command.buyer, command.buyerRules)
  if (unknown) return refuse(unknown)
  const credit = exchange?.credit ?? []
  const creditMinor = credit.reduce((sum, { amount }) => sum + amount.amountMinor, 0)
  const due = { ...price, amountMinor: price.amountMinor - creditMinor }
  const paid = payExactly(due, command.payments ?? allInCash(due), command.paymentIds)
  if (!paid.accepted) return paid
  const left = offer.queue.map(
    (waiting): QueueLeft => ({
      type: 'QueueLeft',
      reservationId: waiting.reservationId,
      pieceId,
      shopId: waiting.shopId,
      cause: 'sold',
    }),
  )
  return accept<ReservationEnded | PieceReserved | QueueLeft | PieceSold>(...expired, ...left, {
    type: 'PieceSold',
    saleId,
    pieceId,
    itemId: listing.itemId,
    shopId,
    reservationId: offer.status === 'reserved' ? offer.reservationId : null,
    price,
    priceFrom,
    payments: [...credit, ...paid.events],
    exchangeOfSaleId: exchange?.ofSaleId ?? null,
    consignmentId: offer.consigned?.consignmentId ?? null,
    on: command.on,
    receipt: command.receipt,
  })
}
