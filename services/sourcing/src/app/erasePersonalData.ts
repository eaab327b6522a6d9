import { accept } from '@fibula/kernel'
import { type CommandContext, type Journal, runCommand } from '@fibula/service-kit'
import { eraseSupplierName as decide, type EraseSupplierNameRefused } from '../domain/supplier/eraseSupplierName.ts'
import type { LoadedSupplier, Ports, SourcingEvent } from './ports.ts'

interface Named {
  readonly supplierId: string
}
export type Erased = LoadedSupplier

/** The answer is kept first and the rows erased then: whoever was told that it is gone can rely on it, and may ask again. */
export const eraseSupplierName =
  (ports: Pick<Ports, 'supplier' | 'erasePerson'>, journal: Journal<SourcingEvent>) =>
  async ({ supplierId }: Named, context: CommandContext<Erased, EraseSupplierNameRefused>) => {
    const { organisationId } = context.actor
    const answer = await runCommand(journal, context, {
      load: () => ports.supplier(organisationId, supplierId),
      decide: ({ supplier }) => decide(supplier),
      write: (loaded) => ({ changes: [], result: loaded }),
    })
    if (answer?.status === 200) await ports.erasePerson(organisationId, supplierId)
    return answer
  }

/** The contact of a company is a person's too, and may go at any time. */
export const eraseContact =
  (ports: Pick<Ports, 'supplier' | 'eraseContact'>, journal: Journal<SourcingEvent>) =>
  async ({ supplierId }: Named, context: CommandContext<Erased, never>) => {
    const { organisationId } = context.actor
    const answer = await runCommand(journal, context, {
      load: () => ports.supplier(organisationId, supplierId),
      decide: () => accept<never>(),
      write: (loaded) => ({ changes: [], result: loaded }),
    })
    if (answer?.status === 200) await ports.eraseContact(organisationId, supplierId)
    return answer
  }
