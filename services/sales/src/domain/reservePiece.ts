import { accept, type Decision, refuse } from '@fibula/kernel'
import { settled } from './expireReservation.ts'
import {
  elsewhere,
  type Listing,
  type Offer,
  type PieceElsewhere,
  type PieceReserved,
  type ReservationEnded,
  type ReservationQueued,
} from './offer.ts'

export interface ReservePiece {
  readonly reservationId: string
  readonly reservationExists: boolean
  readonly pieceId: string
  readonly shopId: string
  readonly minutes: number
  /** Wait when somebody else keeps it, rather than be refused. */
  readonly queue: boolean
  readonly listing: Listing | undefined
  readonly at: string
}

export type ReservePieceRefused =
  | { readonly code: 'reservation-exists' }
  | { readonly code: 'piece-sold' }
  | { readonly code: 'piece-reserved'; readonly until: string; readonly byYou: boolean; readonly waiting: number }
  | { readonly code: 'queue-full'; readonly waiting: number }
  | { readonly code: 'piece-not-published' }
  | PieceElsewhere

/** Whoever comes later would wait for weeks. */
export const longestQueue = 20

/** One shop keeps a piece, for at most a week. The time runs from the recording. Others learn until when, not who. */
export const reservePiece = (
  before: Offer,
  command: ReservePiece,
): Decision<ReservationEnded | PieceReserved | ReservationQueued, ReservePieceRefused> => {
  const { reservationId, pieceId, shopId, minutes, listing, at } = command
  if (command.reservationExists) return refuse({ code: 'reservation-exists' })
  const { offer, expired } = settled(before, command)
  if (offer.status === 'sold') return refuse({ code: 'piece-sold' })
  const away = elsewhere(offer, shopId)
  if (away) return refuse(away)
  const waiting = offer.queue.length
  if (offer.status === 'reserved' && !command.queue)
    return refuse({ code: 'piece-reserved', until: offer.expiresAt, byYou: offer.shopId === shopId, waiting })
  if (waiting >= longestQueue) return refuse({ code: 'queue-full', waiting })
  if (!listing) return refuse({ code: 'piece-not-published' })
  const { itemId } = listing
  if (offer.status === 'reserved')
    return accept<ReservationEnded | PieceReserved | ReservationQueued>(...expired, {
      type: 'ReservationQueued',
      reservationId,
      pieceId,
      itemId,
      shopId,
      minutes,
      position: waiting + 1,
    })
  const expiresAt = new Date(Date.parse(at) + minutes * 60_000).toISOString()
  return accept<ReservationEnded | PieceReserved | ReservationQueued>(...expired, {
    type: 'PieceReserved',
    reservationId,
    pieceId,
    itemId,
    shopId,
    expiresAt,
    fromQueue: false,
  })
}
