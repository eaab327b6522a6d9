import { type CommandContext, type Journal, runCommand } from '@fibula/service-kit'
import type { LotEvent, LotQuarantined, MaterialReceived, Paper } from '../domain/lot/events.ts'
import {
  recordReceipt as decide,
  dueOn,
  type RecordReceipt,
  type RecordReceiptRefused,
} from '../domain/receipt/recordReceipt.ts'
import type { KnownStanding, Ports, Rows, SourcingEvent } from './ports.ts'

export type ReceiptCommand = Omit<RecordReceipt, 'ownerId' | 'receiptExists' | 'day'>
export interface RecordedReceipt {
  readonly lines: readonly MaterialReceived[]
  /** Why all of them are quarantined, if they are. */
  readonly quarantine: LotQuarantined | undefined
  readonly paymentDueOn: string | null
  readonly happenedAt: string
  readonly recordedAt: string
}

interface Times {
  readonly happenedAt: string
  readonly recordedAt: string
}

/** UTC: the day on which papers have to be good. */
export const dayOf = (instant: string): string => instant.slice(0, 10)

/** What is written of one accepted receipt: its lots, and the document line by line. */
export const receiptWrites = (
  rows: Rows,
  supplier: KnownStanding,
  papers: readonly Paper[],
  events: readonly (MaterialReceived | LotQuarantined)[],
  { happenedAt, recordedAt }: Times,
) => {
  const lines = events.filter((event) => event.type === 'MaterialReceived')
  const paymentDueOn = dueOn(supplier.terms, dayOf(happenedAt))
  const document = { papers, supplierVersion: supplier.version, paymentDueOn, happenedAt, recordedAt }
  const ofLot = (lotId: string): LotEvent[] => events.filter((event) => event.lotId === lotId)
  const result: RecordedReceipt = {
    lines,
    quarantine: events.find((event) => event.type === 'LotQuarantined'),
    paymentDueOn,
    happenedAt,
    recordedAt,
  }
  return {
    changes: lines.map(({ lotId }) => rows.newLot(ofLot(lotId))),
    inserts: lines.map((line) => rows.receipt(line, document)),
    result,
  }
}

/** The hot path: when all is well, one statement to the database. What already exists is looked up only after a conflict. */
export const recordReceipt =
  (ports: Pick<Ports, 'standing' | 'receiptOrLotExists' | 'rows'>, journal: Journal<SourcingEvent>) =>
  (command: ReceiptCommand, context: CommandContext<RecordedReceipt, RecordReceiptRefused>) => {
    const ownerId = context.actor.organisationId
    const { receiptId, supplierId, lines } = command
    const day = dayOf(context.happenedAt)
    const on = (supplier: KnownStanding | undefined, receiptExists: boolean) =>
      decide(supplier, { ...command, ownerId, receiptExists, day })
    let first = true
    return runCommand(journal, context, {
      load: async () => {
        const remembered = await ports.standing(ownerId, supplierId, !first)
        // What is remembered may be old: a refusal is told only on what is so now.
        const old = first && remembered !== undefined && !on(remembered, false).accepted
        const supplier = old ? await ports.standing(ownerId, supplierId, true) : remembered
        const lotIds = lines.map(({ lotId }) => lotId)
        const receiptExists = !first && (await ports.receiptOrLotExists(receiptId, lotIds))
        first = false
        return { version: 0, supplier, receiptExists }
      },
      decide: ({ supplier, receiptExists }) => on(supplier, receiptExists),
      write: ({ supplier }, events) =>
        receiptWrites(ports.rows, supplier as KnownStanding, command.papers, events, context),
    })
  }
