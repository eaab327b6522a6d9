import { type CommandContext, type Journal, runCommand } from '@fibula/service-kit'
import type { OfferEvent, PieceSold } from '../domain/offer.ts'
import { sellPiece as decide, type SellPieceRefused } from '../domain/sellPiece.ts'
import type { Ports } from './ports.ts'
import { lastOf, written } from './written.ts'

export interface SellCommand {
  readonly saleId: string
  readonly pieceId: string
  readonly reservationId: string | null
}
export type RecordedSale = PieceSold & { readonly happenedAt: string; readonly recordedAt: string }

/** The row of the piece lets one writer through at a time: whoever comes second decides again, on a piece that is sold. */
export const sellPiece =
  (ports: Pick<Ports, 'offer' | 'listing' | 'reservation' | 'saleExists' | 'rows'>, journal: Journal<OfferEvent>) =>
  ({ saleId, pieceId, reservationId }: SellCommand, context: CommandContext<RecordedSale, SellPieceRefused>) => {
    const shopId = context.actor.organisationId
    const { happenedAt, recordedAt } = context
    const reservationOf = async () => {
      if (reservationId === null) return 'none' as const
      return (await ports.reservation(shopId, reservationId))?.pieceId === pieceId
        ? ('known' as const)
        : ('unknown' as const)
    }
    return runCommand(journal, context, {
      load: async () => {
        const [offer, listing, reservation, saleExists] = await Promise.all([
          ports.offer(pieceId),
          ports.listing(pieceId),
          reservationOf(),
          ports.saleExists(saleId),
        ])
        return { ...offer, listing, reservation, saleExists }
      },
      decide: ({ offer, listing, reservation, saleExists }) =>
        decide(offer, { saleId, saleExists, pieceId, shopId, reservation, listing, at: recordedAt }),
      write: (loaded, events) => ({
        ...written(ports, pieceId, loaded, events, context),
        result: { ...lastOf(events, 'PieceSold'), happenedAt, recordedAt },
      }),
    })
  }
