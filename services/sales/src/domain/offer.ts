import type { Payment } from './money/payments.ts'
import type { PriceFrom } from './money/priceInForce.ts'
import type { Price } from './price.ts'

/** A buyer who waits for a piece that is kept for somebody else. */
export interface Waiting {
  readonly reservationId: string
  readonly itemId: string
  readonly shopId: string
  /** For how long the piece is kept when it is their turn. */
  readonly minutes: number
}

/** A piece lies in a shop that may sell it for its owner. */
export interface Consigned {
  readonly consignmentId: string
  readonly fromOrganisationId: string
  readonly shopId: string
}

interface Anyhow {
  /** In the order in which they came. Nobody waits for a piece that nobody keeps, or that is sold. */
  readonly queue: readonly Waiting[]
  readonly consigned: Consigned | null
}

interface Available extends Anyhow {
  readonly status: 'available'
}
export interface Reserved extends Anyhow {
  readonly status: 'reserved'
  readonly reservationId: string
  readonly itemId: string
  readonly shopId: string
  /** The first moment at which the reservation no longer keeps the piece. */
  readonly expiresAt: string
}

export interface Sold extends Anyhow {
  readonly status: 'sold'
  readonly saleId: string
  readonly itemId: string
  readonly shopId: string
  /** Frozen at the sale; a return refunds it. */
  readonly price: Price
}

/** One piece, as the shops share it. A piece that nobody asked for yet is available. */
export type Offer = Available | Reserved | Sold

export interface PieceReserved {
  readonly type: 'PieceReserved'
  readonly reservationId: string
  readonly pieceId: string
  readonly itemId: string
  readonly shopId: string
  readonly expiresAt: string
  /** They had waited, and it is their turn. */
  readonly fromQueue: boolean
}
export interface ReservationQueued extends Waiting {
  readonly type: 'ReservationQueued'
  readonly pieceId: string
  /** 1 is next. */
  readonly position: number
}
export interface QueueLeft {
  readonly type: 'QueueLeft'
  readonly reservationId: string
  readonly pieceId: string
  readonly shopId: string
  readonly cause: 'cancelled' | 'sold'
}
export interface ReservationEnded {
  readonly type: 'ReservationEnded'
  readonly reservationId: string
  readonly pieceId: string
  readonly shopId: string
  readonly cause: 'expired' | 'cancelled'
  readonly nextReservationId: string | null
}
export interface PieceSold {
  readonly type: 'PieceSold'
  readonly saleId: string
  readonly pieceId: string
  readonly itemId: string
  readonly shopId: string
  /** The reservation that this sale fulfils. */
  readonly reservationId: string | null
  readonly price: Price
  readonly priceFrom: PriceFrom
  readonly payments: readonly Payment[]
  readonly exchangeOfSaleId: string | null
  readonly consignmentId: string | null
  /** The day of the till. */
  readonly on: string
  /** The buyer's receipt: without a gap per shop and year. */
  readonly receipt: { readonly year: number; readonly number: number }
}
export interface PieceReturned {
  readonly type: 'PieceReturned'
  readonly returnId: string
  readonly saleId: string
  readonly pieceId: string
  readonly shopId: string
  readonly weighed: { readonly value: string; readonly unit: 'g' | 'kg' | 'mg' | 'ct' | 'ozt' }
  readonly grossMicrograms: number
  readonly reason: string | null
  readonly refund: Price
  readonly refunds: readonly Payment[]
  readonly exchangeSaleId: string | null
  readonly on: string
}
export interface PieceConsigned extends Consigned {
  readonly type: 'PieceConsigned'
  readonly pieceId: string
  readonly on: string
}
export interface ConsignmentReturned extends Consigned {
  readonly type: 'ConsignmentReturned'
  readonly pieceId: string
  readonly on: string
}

export type OfferEvent =
  | PieceReserved
  | ReservationQueued
  | QueueLeft
  | ReservationEnded
  | PieceSold
  | PieceReturned
  | PieceConsigned
  | ConsignmentReturned

export const available: Offer = { status: 'available', queue: [], consigned: null }

const without = (queue: readonly Waiting[], reservationId: string): readonly Waiting[] =>
  queue.filter((waiting) => waiting.reservationId !== reservationId)

export const evolve = (offer: Offer, event: OfferEvent): Offer => {
  const { consigned, queue } = offer
  switch (event.type) {
    case 'PieceReserved': {
      const { reservationId, itemId, shopId, expiresAt } = event
      const others = without(queue, reservationId)
      return { status: 'reserved', reservationId, itemId, shopId, expiresAt, queue: others, consigned }
    }
    case 'ReservationQueued': {
      const { reservationId, itemId, shopId, minutes } = event
      return { ...offer, queue: [...queue, { reservationId, itemId, shopId, minutes }] }
    }
    case 'QueueLeft':
      return { ...offer, queue: without(queue, event.reservationId) }
    case 'PieceSold': {
      const { saleId, itemId, shopId, price } = event
      return { status: 'sold', saleId, itemId, shopId, price, queue, consigned }
    }
    case 'ReservationEnded':
    case 'PieceReturned':
      return { status: 'available', queue, consigned }
    case 'PieceConsigned': {
      const { consignmentId, fromOrganisationId, shopId } = event
      return { ...offer, consigned: { consignmentId, fromOrganisationId, shopId } }
    }
    case 'ConsignmentReturned':
      return { ...offer, consigned: null }
  }
}

/** What promotion published of a piece; a piece without one may be neither reserved nor sold. */
export interface Listing {
  readonly itemId: string
  readonly price: Price
}

export interface PieceElsewhere {
  readonly code: 'piece-elsewhere'
  /** The shop in which it lies on consignment. */
  readonly atShopId: string
}

/** A piece that was given to a shop on consignment is sold by that shop only. */
export const elsewhere = ({ consigned }: Offer, shopId: string): PieceElsewhere | null =>
  consigned && consigned.shopId !== shopId ? { code: 'piece-elsewhere', atShopId: consigned.shopId } : null
