import { type CommandContext, type Journal, runCommand } from '@fibula/service-kit'
import { type RegisterSupplierRefused, registerSupplier as decide, type SupplierKind } from '../domain/supplier.ts'
import type { Ports, SourcingEvent } from './ports.ts'

export interface RegisteredSupplier {
  readonly supplierId: string
  readonly kind: SupplierKind
  readonly name: string
}

export const registerSupplier =
  (ports: Pick<Ports, 'supplier' | 'rows'>, journal: Journal<SourcingEvent>) =>
  (command: RegisteredSupplier, context: CommandContext<RegisteredSupplier, RegisterSupplierRefused>) => {
    const { organisationId } = context.actor
    const { supplierId, kind, name } = command
    return runCommand(journal, context, {
      load: async () => (await ports.supplier(supplierId)) ?? { version: 0, organisationId, supplier: { status: 'none' as const } },
      decide: ({ supplier }) => decide(supplier, { ...command, organisationId }),
      write: ({ version }, events) => ({
        changes: [ports.rows.supplier(version, { ...command, organisationId }, events)],
        result: command,
      }),
    })
  }
