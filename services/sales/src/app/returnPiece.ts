import { type EnteredMass, toMicrograms } from '@fibula/kernel'
import { type CommandContext, type Journal, runCommand } from '@fibula/service-kit'
import type { OfferEvent, PieceReturned } from '../domain/offer.ts'
import { returnPiece as decide, type ReturnPieceRefused } from '../domain/returnPiece.ts'
import type { Ports } from './ports.ts'
import { lastOf, written } from './written.ts'

export interface ReturnCommand {
  readonly returnId: string
  readonly saleId: string
  readonly weighed: EnteredMass
  readonly reason: string | null
}

export const returnPiece =
  (ports: Pick<Ports, 'offer' | 'sale' | 'returnExists' | 'rows'>, journal: Journal<OfferEvent>) =>
  (command: ReturnCommand, context: CommandContext<PieceReturned, ReturnPieceRefused>) => {
    const shopId = context.actor.organisationId
    return runCommand(journal, context, {
      load: async () => {
        const [sale, returnExists] = await Promise.all([
          ports.sale(shopId, command.saleId),
          ports.returnExists(command.returnId),
        ])
        return sale && { ...(await ports.offer(sale.pieceId)), pieceId: sale.pieceId, returnExists }
      },
      decide: ({ offer, pieceId, returnExists }) =>
        decide(offer, { ...command, pieceId, shopId, returnExists, grossMicrograms: toMicrograms(command.weighed) }),
      write: (loaded, events) => ({
        ...written(ports, loaded.pieceId, loaded, events, context),
        result: lastOf(events, 'PieceReturned'),
      }),
    })
  }
