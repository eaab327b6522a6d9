import { type CommandContext, type Journal, runCommand } from '@fibula/service-kit'
import { type CancelReservationRefused, cancelReservation as decide } from '../domain/cancelReservation.ts'
import type { OfferEvent, ReservationEnded } from '../domain/offer.ts'
import type { Ports } from './ports.ts'
import { lastOf, written } from './written.ts'

export const cancelReservation =
  (ports: Pick<Ports, 'offer' | 'reservation' | 'rows'>, journal: Journal<OfferEvent>) =>
  (
    { reservationId }: { reservationId: string },
    context: CommandContext<ReservationEnded, CancelReservationRefused>,
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
        result: lastOf(events, 'ReservationEnded'),
      }),
    })
  }
