import type { MaterialReceived } from './lot/events.ts'
import type { StockLot } from './lot/lot.ts'
import type { ReceiptLine, RecordReceipt, Standing } from './receipt/recordReceipt.ts'

/** A supplier without papers and terms. */
export const unknownStanding: Standing = { papers: [], terms: null }

/** 500 g net at 925 ‰, weighed in a vessel of 5.20 g. */
export const line: ReceiptLine = {
  lotId: 'lot-1',
  material: 'silver',
  weighed: { value: '505.20', unit: 'g' },
  tare: { value: '5.20', unit: 'g' },
  declaredFineness: 9_250,
  pieces: null,
  originClass: 'recycled',
  custodyModel: 'segregated',
  price: { amountMinor: 550_000, currency: 'MAD' },
  rate: null,
  place: null,
}

export const delivery: RecordReceipt = {
  receiptId: 'receipt-1',
  supplierId: 'supplier-1',
  receiptExists: false,
  ownerId: 'coop-tiznit',
  day: '2026-10-01',
  lines: [line],
  papers: [{ kind: 'invoice', number: 'F-17', issuedOn: '2026-10-01' }],
  photos: [],
}

export const received: MaterialReceived = {
  type: 'MaterialReceived',
  lotId: 'lot-1',
  receiptId: 'receipt-1',
  lineNumber: 1,
  supplierId: 'supplier-1',
  ownerId: 'coop-tiznit',
  possessorId: 'coop-tiznit',
  place: null,
  material: 'silver',
  weighed: line.weighed,
  tare: line.tare,
  grossMicrograms: 500_000_000,
  declaredFineness: 9_250,
  fine: 4_625_000_000_000n,
  pieces: null,
  originClass: 'recycled',
  custodyModel: 'segregated',
  price: { amountMinor: 550_000, currency: 'MAD' },
  papers: delivery.papers,
  photos: [],
}

export const lotOf = (differences: Partial<StockLot> = {}): StockLot => ({
  status: 'received',
  lotId: 'lot-1',
  ownerId: 'coop-tiznit',
  possessorId: 'coop-tiznit',
  place: null,
  material: 'silver',
  supplierId: 'supplier-1',
  receiptId: 'receipt-1',
  receivedMicrograms: 500_000_000,
  sampledMicrograms: 0,
  unsettledFine: 0n,
  grossMicrograms: 500_000_000,
  fine: 4_625_000_000_000n,
  pieces: null,
  declaredFineness: 9_250,
  computedFineness: null,
  assayed: null,
  basis: 'declared',
  originClass: 'recycled',
  custodyModel: 'segregated',
  claimedMicrograms: differences.grossMicrograms ?? 500_000_000,
  held: false,
  quarantine: null,
  ...differences,
})
