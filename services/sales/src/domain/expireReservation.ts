import { accept, type Decision, refuse } from '@fibula/kernel'
import { evolve, type Offer, type PieceReserved, type ReservationEnded, type Reserved } from './offer.ts'

export interface ExpireReservation {
  readonly pieceId: string
  /** When this is recorded. Expiry is judged by it, never by the time a late-synced phone says. */
  readonly at: string
}

export type ExpireReservationRefused = { readonly code: 'nothing-expired' }

/** The reservation ends, and whoever waited first keeps the piece from that moment on, for their own time. */
export const passedOn = (
  { reservationId, shopId, queue }: Reserved,
  pieceId: string,
  cause: ReservationEnded['cause'],
  endedAt: string,
): readonly (ReservationEnded | PieceReserved)[] => {
  const [next] = queue
  const ended = { type: 'ReservationEnded', reservationId, pieceId, shopId, cause } as const
  if (!next) return [{ ...ended, nextReservationId: null }]
  return [
    { ...ended, nextReservationId: next.reservationId },
    {
      type: 'PieceReserved',
      reservationId: next.reservationId,
      pieceId,
      itemId: next.itemId,
      shopId: next.shopId,
      expiresAt: new Date(Date.parse(endedAt) + next.minutes * 60_000).toISOString(),
      fromQueue: true,
    },
  ]
}

/**
 * The offer as it truly stands at a time, and the facts that have to be recorded with whatever comes next: what expired,
 * and who of the queue it was offered to since. So the result of a command does not depend on whether the sweeper came by
 * before it.
 */
export const settled = (
  before: Offer,
  { pieceId, at }: ExpireReservation,
): { readonly offer: Offer; readonly expired: readonly (ReservationEnded | PieceReserved)[] } => {
  let offer = before
  const expired: (ReservationEnded | PieceReserved)[] = []
  while (offer.status === 'reserved' && Date.parse(at) >= Date.parse(offer.expiresAt)) {
    const events = passedOn(offer, pieceId, 'expired', offer.expiresAt)
    expired.push(...events)
    offer = events.reduce<Offer>(evolve, offer)
  }
  return { offer, expired }
}

export const expireReservation = (
  offer: Offer,
  command: ExpireReservation,
): Decision<ReservationEnded | PieceReserved, ExpireReservationRefused> => {
  const { expired } = settled(offer, command)
  return expired.length === 0 ? refuse({ code: 'nothing-expired' }) : accept(...expired)
}
