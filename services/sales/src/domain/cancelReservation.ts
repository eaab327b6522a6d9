import { accept, type Decision, refuse } from '@fibula/kernel'
import { passedOn, settled } from './expireReservation.ts'
import type { Offer, PieceReserved, QueueLeft, ReservationEnded } from './offer.ts'

export interface CancelReservation {
  readonly reservationId: string
  readonly pieceId: string
  readonly shopId: string
  readonly at: string
}

export type CancelReservationRefused = { readonly code: 'reservation-over' }

/**
 * A shop gives back what it keeps, or a buyer no longer waits. A reservation that expired in the meantime is recorded as
 * expired, not as cancelled.
 */
export const cancelReservation = (
  before: Offer,
  command: CancelReservation,
): Decision<ReservationEnded | PieceReserved | QueueLeft, CancelReservationRefused> => {
  const { reservationId, pieceId, shopId, at } = command
  const { offer, expired } = settled(before, command)
  if (expired.some((event) => event.type === 'ReservationEnded' && event.reservationId === reservationId))
    return accept<ReservationEnded | PieceReserved | QueueLeft>(...expired)
  if (offer.status === 'reserved' && offer.reservationId === reservationId)
    return accept<ReservationEnded | PieceReserved | QueueLeft>(
      ...expired,
      ...passedOn(offer, pieceId, 'cancelled', at),
    )
  if (offer.queue.some((waiting) => waiting.reservationId === reservationId))
    return accept<ReservationEnded | PieceReserved | QueueLeft>(...expired, {
      type: 'QueueLeft',
      reservationId,
      pieceId,
      shopId,
      cause: 'cancelled',
    })
  return refuse({ code: 'reservation-over' })
}
