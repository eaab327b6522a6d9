import { accept, type Decision, refuse } from '@fibula/kernel'
import { settled } from './expireReservation.ts'
import type { Offer, ReservationEnded } from './offer.ts'

export interface CancelReservation {
  readonly reservationId: string
  readonly pieceId: string
  readonly shopId: string
  readonly at: string
}

export type CancelReservationRefused = { readonly code: 'reservation-over' }

/** A shop gives back what it keeps. A reservation that expired in the meantime is recorded as expired, not as cancelled. */
export const cancelReservation = (
  before: Offer,
  command: CancelReservation,
): Decision<ReservationEnded, CancelReservationRefused> => {
  const { reservationId, pieceId, shopId } = command
  if (before.status !== 'reserved' || before.reservationId !== reservationId)
    return refuse({ code: 'reservation-over' })
  const { expired } = settled(before, command)
  return accept(
    ...(expired.length > 0
      ? expired
      : [{ type: 'ReservationEnded', reservationId, pieceId, shopId, cause: 'cancelled' } as const]),
  )
}
