import { type CommandContext, type Journal, runCommand } from '@fibula/service-kit'
import type { OfferEvent } from '../domain/offer.ts'
import { sellPiece as decide, type SellPieceRefused } from '../domain/sellPiece.ts'
import { askedOf, freshIds, loadTerms, type RecordedSale, type SalePorts, type SellCommand } from './saleTerms.ts'
import { lastOf, written } from './written.ts'

/** The row of the piece lets one writer through at a time: whoever comes second decides again, on a piece that is sold. */
export const sellPiece =
  (ports: SalePorts, journal: Journal<OfferEvent>) =>
  (command: SellCommand, context: CommandContext<RecordedSale, SellPieceRefused>) => {
    const { saleId, pieceId, reservationId, buyer } = command
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
        const [offer, terms, reservation, saleExists] = await Promise.all([
          ports.offer(pieceId),
          loadTerms(ports, shopId, pieceId, happenedAt),
          reservationOf(),
          ports.saleExists(saleId),
        ])
        return { ...offer, terms, reservation, saleExists }
      },
      decide: ({ offer, terms, reservation, saleExists }) =>
        decide(offer, {
          ...terms,
          saleId,
          saleExists,
          pieceId,
          shopId,
          reservation,
          payments: askedOf(command.payments),
          paymentIds: freshIds(),
          buyer,
          at: recordedAt,
        }),
      write: (loaded, events) => {
        const { changes, inserts } = written(ports, pieceId, loaded, events, context)
        return {
          changes,
          inserts: buyer ? [...inserts, ports.rows.buyer(saleId, buyer, context)] : inserts,
          result: { ...lastOf(events, 'PieceSold'), happenedAt, recordedAt },
        }
      },
    })
  }
