import { accept, type Decision, refuse } from '@fibula/kernel'
import { settled } from './expireReservation.ts'
import type { Listing, Offer, PieceReserved, ReservationEnded } from './offer.ts'

export interface ReservePiece {
  readonly reservationId: string
  readonly reservationExists: boolean
  readonly pieceId: string
  readonly shopId: string
  readonly minutes: number
  readonly listing: Listing | undefined
  readonly at: string
}

export type ReservePieceRefused =
  | { readonly code: 'reservation-exists' }
  | { readonly code: 'piece-sold' }
  | { readonly code: 'piece-reserved'; readonly until: string; readonly byYou: boolean }
  | { readonly code: 'piece-not-published' }

/** One shop keeps a piece, for at most a week. The time runs from the recording. Others learn until when, not who. */
export const reservePiece = (
  before: Offer,
  command: ReservePiece,
): Decision<ReservationEnded | PieceReserved, ReservePieceRefused> => {
  const { reservationId, pieceId, shopId, minutes, listing, at } = command
  if (command.reservationExists) return refuse({ code: 'reservation-exists' })
  const { offer, expired } = settled(before, command)
  if (offer.status === 'sold') return refuse({ code: 'piece-sold' })
  if (offer.status === 'reserved')
    return refuse({ code: 'piece-reserved', until: offer.expiresAt, byYou: offer.shopId === shopId })
  if (!listing) return refuse({ code: 'piece-not-published' })
  const expiresAt = new Date(Date.parse(at) + minutes * 60_000).toISOString()
  return accept<ReservationEnded | PieceReserved>(...expired, {
    type: 'PieceReserved',
    reservationId,
    pieceId,
    itemId: listing.itemId,
    shopId,
    expiresAt,
  })
}
