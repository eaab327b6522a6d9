import { accept, type Decision, refuse } from '@fibula/kernel'
import { available, type Offer, type ReservationEnded } from './offer.ts'

export interface ExpireReservation {
  readonly pieceId: string
  /** When this is recorded. Expiry is judged by it, never by the time a late-synced phone says. */
  readonly at: string
}

export type ExpireReservationRefused = { readonly code: 'nothing-expired' }

export const expireReservation = (
  offer: Offer,
  { pieceId, at }: ExpireReservation,
): Decision<ReservationEnded, ExpireReservationRefused> => {
  const expired = offer.status === 'reserved' && Date.parse(at) >= Date.parse(offer.expiresAt)
  if (!expired) return refuse({ code: 'nothing-expired' })
  const { reservationId, shopId } = offer
  return accept({ type: 'ReservationEnded', reservationId, pieceId, shopId, cause: 'expired' })
}

/**
 * The offer as it truly stands at a time, and the fact of expiry that has to be recorded with whatever comes next. So the
 * result of a command does not depend on whether the sweeper came by before it.
 */
export const settled = (
  offer: Offer,
  command: ExpireReservation,
): { readonly offer: Offer; readonly expired: readonly ReservationEnded[] } => {
  const decision = expireReservation(offer, command)
  return decision.accepted ? { offer: available, expired: decision.events } : { offer, expired: [] }
}
