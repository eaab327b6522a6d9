import { accept, toMicrograms } from '@fibula/kernel'
import { type CommandContext, type Journal, newId, runCommand } from '@fibula/service-kit'
import { exchangePiece as decide, type ExchangePieceRefused } from '../domain/exchangePiece.ts'
import type { OfferEvent, PieceReturned } from '../domain/offer.ts'
import type { Ports } from './ports.ts'
import type { ReturnCommand } from './returnPiece.ts'
import { askedOf, freshIds, loadTerms, type RecordedSale, type SalePorts, type SellCommand } from './saleTerms.ts'
import { lastOf, written } from './written.ts'

export interface ExchangeCommand {
  readonly back: ReturnCommand
  readonly taken: SellCommand
}
export interface Exchanged {
  readonly returned: PieceReturned
  readonly sold: RecordedSale
}

/** Both pieces change in one commit, or neither does. */
export const exchangePiece =
  (ports: SalePorts & Pick<Ports, 'sale' | 'returnExists'>, journal: Journal<OfferEvent>) =>
  ({ back, taken }: ExchangeCommand, context: CommandContext<Exchanged, ExchangePieceRefused>) => {
    const shopId = context.actor.organisationId
    const { happenedAt, recordedAt } = context
    return runCommand(journal, context, {
      load: async () => {
        const sale = await ports.sale(shopId, back.saleId)
        if (!sale) return undefined
        const [old, fresh, terms, returnExists, saleExists] = await Promise.all([
          ports.offer(sale.pieceId),
          ports.offer(taken.pieceId),
          loadTerms(ports, shopId, taken.pieceId, happenedAt),
          ports.returnExists(back.returnId),
          ports.saleExists(taken.saleId),
        ])
        return { version: old.version, sale, old, fresh, terms, returnExists, saleExists }
      },
      decide: ({ sale, old, fresh, terms, returnExists, saleExists }) => {
        const decided = decide(
          { back: old.offer, taken: fresh.offer },
          {
            back: {
              ...back,
              pieceId: sale.pieceId,
              shopId,
              returnExists,
              payments: sale.payments,
              refunds: askedOf(back.refunds),
              refundIds: freshIds(),
              grossMicrograms: toMicrograms(back.weighed),
              on: terms.on,
            },
            taken: {
              ...terms,
              saleId: taken.saleId,
              saleExists,
              pieceId: taken.pieceId,
              shopId,
              reservation: 'none',
              payments: askedOf(taken.payments),
              paymentIds: freshIds(),
              buyer: taken.buyer,
              at: recordedAt,
            },
            creditIds: [newId(), newId()],
          },
        )
        return decided.accepted ? accept(...decided.events.flatMap((both) => [...both.back, ...both.taken])) : decided
      },
      write: ({ sale, old, fresh }, events) => {
        const of = (pieceId: string) => events.filter((event) => event.pieceId === pieceId)
        const first = written(ports, sale.pieceId, old, of(sale.pieceId), context)
        const second = written(ports, taken.pieceId, fresh, of(taken.pieceId), context)
        const buyer = taken.buyer ? [ports.rows.buyer(taken.saleId, taken.buyer, context)] : []
        return {
          changes: [...first.changes, ...second.changes],
          inserts: [...second.inserts, ...first.inserts, ...buyer],
          result: {
            returned: lastOf(of(sale.pieceId), 'PieceReturned'),
            sold: { ...lastOf(of(taken.pieceId), 'PieceSold'), happenedAt, recordedAt },
          },
        }
      },
    })
  }
