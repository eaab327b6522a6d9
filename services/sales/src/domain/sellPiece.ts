import { accept, type Decision, refuse } from '@fibula/kernel'
import { settled } from './expireReservation.ts'
import type { Listing, Offer, PieceSold, ReservationEnded } from './offer.ts'

export interface SellPiece {
  readonly saleId: string
  readonly saleExists: boolean
  readonly pieceId: string
  readonly shopId: string
  /** The reservation that the seller names, if it is one that this shop made for this piece; `unknown` when it is not. */
  readonly reservation: 'none' | 'known' | 'unknown'
  readonly listing: Listing | undefined
  readonly at: string
}

export type SellPieceRefused =
  | { readonly code: 'sale-exists' }
  | { readonly code: 'reservation-unknown' }
  | { readonly code: 'piece-sold' }
  | { readonly code: 'piece-reserved'; readonly until: string; readonly byYou: false }
  | { readonly code: 'piece-not-published' }

/**
 * A piece is sold at most once at a time. A reservation that is over gives no precedence any more, but does no harm
 * either: a sale that a phone tells late goes through if the piece is still free when it is recorded.
 */
export const sellPiece = (
  before: Offer,
  command: SellPiece,
): Decision<ReservationEnded | PieceSold, SellPieceRefused> => {
  const { saleId, pieceId, shopId, listing } = command
  if (command.saleExists) return refuse({ code: 'sale-exists' })
  const { offer, expired } = settled(before, command)
  if (offer.status === 'sold') return refuse({ code: 'piece-sold' })
  if (offer.status === 'reserved' && offer.shopId !== shopId)
    return refuse({ code: 'piece-reserved', until: offer.expiresAt, byYou: false })
  if (command.reservation === 'unknown') return refuse({ code: 'reservation-unknown' })
  if (!listing) return refuse({ code: 'piece-not-published' })
  return accept<ReservationEnded | PieceSold>(...expired, {
    type: 'PieceSold',
    saleId,
    pieceId,
    itemId: listing.itemId,
    shopId,
    reservationId: offer.status === 'reserved' ? offer.reservationId : null,
    price: listing.price,
  })
}
