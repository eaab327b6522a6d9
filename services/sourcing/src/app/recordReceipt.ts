import { type CommandContext, type Journal, runCommand } from '@fibula/service-kit'
import { type MaterialReceived, noLot } from '../domain/lot.ts'
import { recordReceipt as decide, type RecordReceipt, type RecordReceiptRefused } from '../domain/recordReceipt.ts'
import type { Ports, SourcingEvent } from './ports.ts'

export type ReceiptCommand = Omit<RecordReceipt, 'ownerId' | 'supplierKnown' | 'receiptExists'>
export type RecordedReceipt = MaterialReceived & { readonly happenedAt: string; readonly recordedAt: string }

/** The hot path: when all is well, one statement to the database. What already exists is looked up only after a conflict. */
export const recordReceipt =
  (ports: Pick<Ports, 'knowsSupplier' | 'receiptOrLotExists' | 'rows'>, journal: Journal<SourcingEvent>) =>
  (command: ReceiptCommand, context: CommandContext<RecordedReceipt, RecordReceiptRefused>) => {
    const { organisationId } = context.actor
    const { happenedAt, recordedAt } = context
    let first = true
    return runCommand(journal, context, {
      load: async () => {
        const supplierKnown = await ports.knowsSupplier(organisationId, command.supplierId)
        const receiptExists = !first && (await ports.receiptOrLotExists(command.receiptId, command.lotId))
        first = false
        return { version: 0, supplierKnown, receiptExists }
      },
      decide: ({ supplierKnown, receiptExists }) =>
        decide(noLot, { ...command, ownerId: organisationId, supplierKnown, receiptExists }),
      write: (_, events) => {
        const [received] = events as [MaterialReceived]
        const result = { ...received, happenedAt, recordedAt }
        return { changes: [ports.rows.newLot(received)], inserts: [ports.rows.receipt(result)], result }
      },
    })
  }
