import { refuse } from '@fibula/kernel'
import { type CommandContext, type Journal, runCommand } from '@fibula/service-kit'
import { registerSupplier as decide, type RegisterSupplierRefused, type SupplierKind } from '../domain/supplier.ts'
import type { Ports, SourcingEvent } from './ports.ts'

export interface RegisteredSupplier {
  readonly supplierId: string
  readonly kind: SupplierKind
  readonly name: string
}

export const registerSupplier =
  (ports: Pick<Ports, 'streamExists' | 'rows'>, journal: Journal<SourcingEvent>) =>
  (command: RegisteredSupplier, context: CommandContext<RegisteredSupplier, RegisterSupplierRefused>) => {
    const { organisationId } = context.actor
    const { supplierId } = command
    let first = true
    return runCommand(journal, context, {
      load: async () => {
        // Whether the id is taken is asked only after the database said that something is.
        const taken = !first && (await ports.streamExists(supplierId))
        first = false
        return { version: 0, taken }
      },
      decide: ({ taken }) =>
        taken ? refuse({ code: 'supplier-exists' }) : decide({ status: 'none' }, { ...command, organisationId }),
      write: ({ version }, events) => ({
        changes: [ports.rows.supplier(version, { ...command, organisationId }, events)],
        result: command,
      }),
    })
  }
