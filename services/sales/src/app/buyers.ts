import { accept, refuse } from '@fibula/kernel'
import { type CommandContext, type Journal, runCommand } from '@fibula/service-kit'
import type { Buyer, Ports, SalesEvent } from './ports.ts'

type BuyerPorts = Pick<Ports, 'sale' | 'buyer' | 'rows'>
export interface OfSale {
  readonly saleId: string
}
export type KeepBuyerRefused = { readonly code: 'buyer-kept' } | { readonly code: 'buyer-erased' }

/** An invoice that is asked for later. Nothing of it is told, and the answer holds none of it. */
export const keepBuyer =
  (ports: BuyerPorts, journal: Journal<SalesEvent>) =>
  ({ saleId, buyer }: OfSale & { readonly buyer: Buyer }, context: CommandContext<OfSale, KeepBuyerRefused>) =>
    runCommand(journal, context, {
      load: async () => {
        const sale = await ports.sale(context.actor.organisationId, saleId)
        return sale && { version: 0, ...(await ports.buyer(saleId)) }
      },
      decide: ({ kept, erased }) => {
        if (erased) return refuse({ code: 'buyer-erased' })
        if (kept) return refuse({ code: 'buyer-kept' })
        return accept<SalesEvent>()
      },
      write: () => ({ changes: [], inserts: [ports.rows.buyer(saleId, buyer, context)], result: { saleId } }),
    })

export type EraseBuyerRefused = { readonly code: 'no-buyer' }

/** Whoever bought is forgotten; that somebody was, and who asked for it, is kept. */
export const eraseBuyer =
  (ports: BuyerPorts, journal: Journal<SalesEvent>) =>
  ({ saleId }: OfSale, context: CommandContext<OfSale, EraseBuyerRefused>) =>
    runCommand(journal, context, {
      load: async () => {
        const sale = await ports.sale(context.actor.organisationId, saleId)
        return sale && { version: 0, ...(await ports.buyer(saleId)) }
      },
      decide: ({ kept }) => (kept ? accept<SalesEvent>() : refuse({ code: 'no-buyer' })),
      write: () => ({
        changes: [],
        inserts: [ports.rows.buyerErasure(saleId, context.actor.personId, context)],
        result: { saleId },
      }),
    })
