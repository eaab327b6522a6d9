import type { Price } from './price.ts'

export interface Reserved {
  readonly status: 'reserved'
  readonly reservationId: string
  readonly itemId: string
  readonly shopId: string
  /** The first moment at which the reservation no longer keeps the piece. */
  readonly expiresAt: string
}

export interface Sold {
  readonly status: 'sold'
  readonly saleId: string
  readonly itemId: string
  readonly shopId: string
  /** Frozen at the sale; a return refunds it. */
  readonly price: Price
}

/** One piece, as the shops share it. A piece that nobody asked for yet is available. */
export type Offer = { readonly status: 'available' } | Reserved | Sold

export interface PieceReserved {
  readonly type: 'PieceReserved'
  readonly reservationId: string
  readonly pieceId: string
  readonly itemId: string
  readonly shopId: string
  readonly expiresAt: string
}
export interface ReservationEnded {
  readonly type: 'ReservationEnded'
  readonly reservationId: string
  readonly pieceId: string
  readonly shopId: string
  readonly cause: 'expired' | 'cancelled'
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
}

export type OfferEvent = PieceReserved | ReservationEnded | PieceSold | PieceReturned

export const available: Offer = { status: 'available' }

export const evolve = (_: Offer, event: OfferEvent): Offer => {
  switch (event.type) {
    case 'PieceReserved': {
      const { reservationId, itemId, shopId, expiresAt } = event
      return { status: 'reserved', reservationId, itemId, shopId, expiresAt }
    }
    case 'PieceSold': {
      const { saleId, itemId, shopId, price } = event
      return { status: 'sold', saleId, itemId, shopId, price }
    }
    case 'ReservationEnded':
    case 'PieceReturned':
      return available
  }
}

/** What promotion published of a piece; a piece without one may be neither reserved nor sold. */
export interface Listing {
  readonly itemId: string
  readonly price: Price
}
