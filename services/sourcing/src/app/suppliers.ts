import { type Decision, refuse } from '@fibula/kernel'
import { type CommandContext, type Journal, runCommand } from '@fibula/service-kit'
import * as papers from '../domain/supplier/papers.ts'
import {
  registerSupplier as decideRegister,
  type RegisterSupplierRefused,
} from '../domain/supplier/registerSupplier.ts'
import {
  type DuePaper,
  evolveSupplier,
  isPrivatePerson,
  noSupplier,
  type RegisteredSupplier,
  type Supplier,
  type SupplierEvent,
  type SupplierKind,
} from '../domain/supplier/supplier.ts'
import { setTerms as decideTerms, type SetTermsRefused, type Terms } from '../domain/supplier/terms.ts'
import type { Contact, LoadedSupplier, Ports, SourcingEvent } from './ports.ts'

export interface NewSupplier {
  readonly supplierId: string
  readonly kind: SupplierKind
  readonly name: string
  readonly contact?: Contact | undefined
}

const after = (supplier: Supplier, events: readonly SupplierEvent[]): RegisteredSupplier => {
  const evolved = events.reduce(evolveSupplier, supplier)
  if (evolved.status === 'none') throw new Error('a supplier that does not exist cannot be written')
  return evolved
}

export const registerSupplier =
  (ports: Pick<Ports, 'takenIds' | 'rows'>, journal: Journal<SourcingEvent>) =>
  (command: NewSupplier, context: CommandContext<NewSupplier, RegisterSupplierRefused>) => {
    const { organisationId } = context.actor
    const { supplierId, name, contact } = command
    let first = true
    return runCommand(journal, context, {
      load: async () => {
        // Whether the id is taken is asked only after the database said that something is.
        const taken = !first && (await ports.takenIds([supplierId])).length > 0
        first = false
        return { version: 0, taken }
      },
      decide: ({ taken }) =>
        taken ? refuse({ code: 'supplier-exists' }) : decideRegister(noSupplier, { ...command, organisationId }),
      write: ({ version }, events) => ({
        changes: [
          ports.rows.supplier(version, after(noSupplier, events), events, { name, ...(contact ? { contact } : {}) }),
        ],
        result: command,
      }),
    })
  }

/** A command on one supplier. */
const onSupplier =
  <Command extends object, Refusal extends { readonly code: string }>(
    decide: (supplier: RegisteredSupplier, command: Command) => Decision<SupplierEvent, Refusal>,
  ) =>
  (ports: Pick<Ports, 'supplier' | 'rows'>, journal: Journal<SourcingEvent>) =>
  (
    command: Command & { readonly supplierId: string; readonly contact?: Contact; readonly paper?: DuePaper },
    context: CommandContext<LoadedSupplier, Refusal>,
  ) =>
    runCommand(journal, context, {
      load: () => ports.supplier(context.actor.organisationId, command.supplierId),
      decide: ({ supplier }) => decide(supplier, command),
      write: ({ version, supplier }, events) => {
        const changed = after(supplier, events)
        const { contact, paper } = command
        return {
          changes: [ports.rows.supplier(version, changed, events, contact ? { contact } : {})],
          inserts:
            paper && isPrivatePerson(supplier.kind) ? [ports.rows.personalPaper(supplier.supplierId, paper)] : [],
          result: { version: version + events.length, supplier: changed },
        }
      },
    })

export const changeContact = onSupplier<{ readonly contact: Contact }, never>(({ supplierId, organisationId }) => ({
  accepted: true,
  events: [{ type: 'SupplierContactChanged', supplierId, organisationId }],
}))
export const filePaper = onSupplier<{ readonly paper: DuePaper }, papers.FilePaperRefused>(papers.filePaper)
export const withdrawPaper = onSupplier<
  { readonly paperId: string; readonly reason: string },
  papers.WithdrawPaperRefused
>(papers.withdrawPaper)
export const setTerms = onSupplier<Terms, SetTermsRefused>(decideTerms)
