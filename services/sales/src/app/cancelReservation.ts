import { type CommandContext, type Journal, runCommand } from '@fibula/service-kit'
import { type CancelReservationRefused, cancelReservation as decide } from '../domain/cancelReservation.ts'
import type { OfferEvent, QueueLeft, ReservationEnded } from '../domain/offer.ts'
import type { Ports } from './ports.ts'
import { written } from './written.ts'

/** How the named reservation ended; who was offered the piece next is told beside it. */
const endOf = (events: readonly OfferEvent[], reservationId: string): ReservationEnded | QueueLeft => {
  const end = events.find(
    (event): event is ReservationEnded | QueueLeft =>
      (event.type === 'ReservationEnded' || event.type === 'QueueLeft') && event.reservationId === reservationId,
  )
  if (!end) throw new Error('the end of the reservation was expected')
  return end
}

export const cancelReservation =
  (ports: Pick<Ports, 'offer' | 'reservation' | 'rows'>, journal: Journal<OfferEvent>) =>
  (
    { reservationId }: { reservationId: string },
    context: CommandContext<ReservationEnded | QueueLeft, CancelReservationRefused>,
  ) => {
    const shopId = context.actor.organisationId
    return runCommand(journal, context, {
      load: async () => {
        const reservation = await ports.reservation(shopId, reservationId)
        return reservation && { ...(await ports.offer(reservation.pieceId)), pieceId: reservation.pieceId }
      },
      decide: ({ offer, pieceId }) => decide(offer, { reservationId, pieceId, shopId, at: context.recordedAt }),
      write: (loaded, events) => ({
        ...written(ports, loaded.pieceId, loaded, events, context),
        result: endOf(events, reservationId),
      }),
    })
  }
