import { type CommandContext, type Journal, runCommand } from '@fibula/service-kit'
import type { OfferEvent, PieceReserved, ReservationQueued } from '../domain/offer.ts'
import { reservePiece as decide, type ReservePieceRefused } from '../domain/reservePiece.ts'
import type { Ports } from './ports.ts'
import { lastOf, written } from './written.ts'

export interface ReserveCommand {
  readonly reservationId: string
  readonly pieceId: string
  readonly minutes: number
  readonly queue: boolean
}

export const reservePiece =
  (ports: Pick<Ports, 'offer' | 'listing' | 'reservationExists' | 'rows'>, journal: Journal<OfferEvent>) =>
  (command: ReserveCommand, context: CommandContext<PieceReserved | ReservationQueued, ReservePieceRefused>) => {
    const { reservationId, pieceId } = command
    return runCommand(journal, context, {
      load: async () => {
        const [offer, listing, reservationExists] = await Promise.all([
          ports.offer(pieceId),
          ports.listing(pieceId),
          ports.reservationExists(reservationId),
        ])
        return { ...offer, listing, reservationExists }
      },
      decide: ({ offer, listing, reservationExists }) =>
        decide(offer, {
          ...command,
          shopId: context.actor.organisationId,
          listing,
          reservationExists,
          at: context.recordedAt,
        }),
      write: (loaded, events) => ({
        ...written(ports, pieceId, loaded, events, context),
        result: lastOf(events, events.at(-1)?.type === 'ReservationQueued' ? 'ReservationQueued' : 'PieceReserved'),
      }),
    })
  }
