import { sourcing } from '@fibula/contracts'
import type { Commit, EntryLine } from '@fibula/store'

export const organisation = 'coop-tiznit'
export const clerk = 'clerk-tiznit'

const weighed = { value: '1250.000', unit: 'g' } as const
const tare = { value: '0', unit: 'g' } as const
const price = { amountMinor: 1_375_000, currency: 'MAD' } as const
const papers = [{ kind: 'invoice', number: 'F-2026-0001', issuedOn: '2026-10-01' }] as const

/** As it is sent to POST /receipts; the service makes the ids. */
export const receiptBody = (supplierId: string) => ({
  supplierId,
  weighed,
  tare,
  declaredFineness: 9250,
  originClass: 'recycled',
  custodyModel: 'segregated',
  price,
  papers,
})

/** Stands where every execution has a new id. */
export const freshIds = {
  lot: '00000000-0000-7000-8000-00000000000a',
  receipt: '00000000-0000-7000-8000-00000000000b',
  key: '00000000-0000-7000-8000-00000000000c',
} as const

const grossMicrograms = 1_250_000_000
const fine = 11_562_500_000_000n
const at = '2026-10-01T09:00:00.000Z'

/** What sourcing commits for that receipt: the same tables, columns and sizes, in the same order. */
export const receiptCommit = (supplierId: string): Commit => {
  const { lot, receipt, key } = freshIds
  return {
    changes: [
      {
        table: 'lot',
        id: lot,
        expectedVersion: 0,
        values: {
          status: 'received',
          gross_micrograms: grossMicrograms,
          fine,
          basis: 'declared',
          held: false,
          pieces: null,
          sampled_micrograms: 0,
          unsettled_fine: 0n,
          assayed: null,
          claimed_micrograms: grossMicrograms,
          origin_class: 'recycled',
          custody_model: 'segregated',
          quarantine_reason: null,
          quarantine_note: null,
          possessor_id: organisation,
          place: null,
          organisation_id: organisation,
          supplier_id: supplierId,
          receipt_id: receipt,
          material: 'silver',
          residue_class: null,
          received_micrograms: grossMicrograms,
          declared_fineness: 9250,
          computed_fineness: null,
        },
        events: [{ ...receivedFact(lot, receipt, supplierId), lines: receivedLines(lot, supplierId) }],
      },
    ],
    inserts: [
      {
        table: 'receipt',
        values: {
          id: receipt,
          line_number: 1,
          organisation_id: organisation,
          lot_id: lot,
          supplier_id: supplierId,
          supplier_version: 1,
          material: 'silver',
          pieces: null,
          place: null,
          weighed_value: weighed.value,
          weighed_unit: weighed.unit,
          tare_value: tare.value,
          tare_unit: tare.unit,
          gross_micrograms: grossMicrograms,
          declared_fineness: 9250,
          fine,
          price_amount_minor: price.amountMinor,
          price_currency: price.currency,
          payment_due_on: null,
          papers: JSON.stringify(papers),
          photos: '[]',
          happened_at: at,
          recorded_at: at,
        },
      },
    ],
    organisationId: organisation,
    personId: clerk,
    happenedAt: at,
    recordedAt: at,
    idempotency: {
      organisationId: organisation,
      key,
      requestHash: 'ab'.repeat(32),
      answer: answerOf(lot, receipt, supplierId),
    },
  }
}

const answerOf = (lotId: string, receiptId: string, supplierId: string) => {
  const line = {
    ...{ lotId, material: 'silver', weighed, tare, grossMicrograms, declaredFineness: 9250, fine: String(fine) },
    ...{ pieces: null, price, place: null },
  }
  return {
    status: 201,
    headers: { ETag: '"1"', Location: `/api/sourcing/receipts/${receiptId}` },
    body: {
      ...{ receiptId, supplierId, paymentDueOn: null, papers, photos: [], happenedAt: at, recordedAt: at },
      ...{ ...line, lines: [{ lineNumber: 1, ...line }], total: price },
    },
  }
}

/** What it moves in the ledger. */
const receivedLines = (lotId: string, supplierId: string): readonly EntryLine[] => {
  const line = (kind: string, id: string, sign: 1 | -1): EntryLine => ({
    account: { owner: organisation, possessor: organisation, kind, id },
    book: 'metal',
    grossMicrograms: sign * grossMicrograms,
    content: { Ag: BigInt(sign) * fine },
    pieces: 0,
  })
  return [line('supplier', supplierId, -1), line('stock', lotId, 1)]
}

/** The fact that it publishes. */
export const receivedFact = (lotId: string, receiptId: string, supplierId: string) =>
  sourcing.materialReceived.write({
    lotId,
    receiptId,
    supplierId,
    ownerId: organisation,
    material: 'silver',
    weighed,
    tare,
    grossMicrograms,
    declaredFineness: 9250,
    fine: String(fine) as never,
    originClass: 'recycled',
    custodyModel: 'segregated',
    price,
    papers: [...papers],
    lineNumber: 1,
    pieces: null,
    possessorId: organisation,
    place: null,
    photos: [],
  })
