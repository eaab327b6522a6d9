import { type EnteredMass, toMicrograms } from '@fibula/kernel'
import { type CommandContext, type Journal, runCommand } from '@fibula/service-kit'
import { tillDay } from '../domain/calendar.ts'
import type { OfferEvent, PieceReturned } from '../domain/offer.ts'
import { returnPiece as decide, type ReturnPieceRefused } from '../domain/returnPiece.ts'
import type { Ports } from './ports.ts'
import { askedOf, freshIds, type PaymentTyped } from './saleTerms.ts'
import { lastOf, written } from './written.ts'

export interface ReturnCommand {
  readonly returnId: string
  readonly saleId: string
  readonly weighed: EnteredMass
  readonly reason: string | null
  readonly refunds: readonly PaymentTyped[] | undefined
}

export const returnPiece =
  (ports: Pick<Ports, 'offer' | 'sale' | 'returnExists' | 'till' | 'rows'>, journal: Journal<OfferEvent>) =>
  (command: ReturnCommand, context: CommandContext<PieceReturned, ReturnPieceRefused>) => {
    const shopId = context.actor.organisationId
    return runCommand(journal, context, {
      load: async () => {
        const [sale, returnExists, till] = await Promise.all([
          ports.sale(shopId, command.saleId),
          ports.returnExists(command.returnId),
          ports.till(shopId),
        ])
        if (!sale) return undefined
        const on = tillDay(context.happenedAt, till?.lastClosedOn ?? null)
        return { ...(await ports.offer(sale.pieceId)), ...sale, returnExists, on }
      },
      decide: ({ offer, pieceId, payments, returnExists, on }) =>
        decide(offer, {
          ...command,
          pieceId,
          shopId,
          returnExists,
          payments,
          refunds: askedOf(command.refunds),
          refundIds: freshIds(),
          grossMicrograms: toMicrograms(command.weighed),
          on,
        }),
      write: (loaded, events) => ({
        ...written(ports, loaded.pieceId, loaded, events, context),
        result: lastOf(events, 'PieceReturned'),
      }),
    })
  }
