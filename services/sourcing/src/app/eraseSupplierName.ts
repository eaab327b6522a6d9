import { type CommandContext, type Journal, runCommand } from '@fibula/service-kit'
import { eraseSupplierName as decide, type EraseSupplierNameRefused } from '../domain/eraseSupplierName.ts'
import type { Ports, SourcingEvent } from './ports.ts'

export interface ErasedName {
  readonly supplierId: string
}

/** The answer is kept first and the name erased then: whoever was told that it is gone can rely on it, and may ask again. */
export const eraseSupplierName =
  (ports: Pick<Ports, 'supplier' | 'eraseName'>, journal: Journal<SourcingEvent>) =>
  async ({ supplierId }: ErasedName, context: CommandContext<ErasedName, EraseSupplierNameRefused>) => {
    const { organisationId } = context.actor
    const answer = await runCommand(journal, context, {
      load: async () => {
        const loaded = await ports.supplier(supplierId)
        return loaded?.supplier.status === 'registered' && loaded.supplier.organisationId === organisationId
          ? loaded
          : undefined
      },
      decide: ({ supplier }) => decide(supplier),
      write: () => ({ changes: [], result: { supplierId } }),
    })
    if (answer?.status === 200) await ports.eraseName(organisationId, supplierId)
    return answer
  }
