import type { MaterialReceived, ReceivedLot } from './lot.ts'
import type { RecordReceipt } from './recordReceipt.ts'

/** 500 g net at 925 ‰, weighed in a vessel of 5.20 g. */
export const delivery: RecordReceipt = {
  lotId: 'lot-1',
  receiptId: 'receipt-1',
  supplierId: 'supplier-1',
  supplierKnown: true,
  receiptExists: false,
  ownerId: 'coop-tiznit',
  weighed: { value: '505.20', unit: 'g' },
  tare: { value: '5.20', unit: 'g' },
  declaredFineness: 9_250,
  originClass: 'recycled',
  custodyModel: 'segregated',
  price: { amountMinor: 550_000, currency: 'MAD' },
  papers: [{ kind: 'invoice', number: 'F-17', issuedOn: '2026-10-01' }],
}

export const received: MaterialReceived = {
  type: 'MaterialReceived',
  lotId: 'lot-1',
  receiptId: 'receipt-1',
  supplierId: 'supplier-1',
  ownerId: 'coop-tiznit',
  material: 'silver',
  weighed: delivery.weighed,
  tare: delivery.tare,
  grossMicrograms: 500_000_000,
  declaredFineness: 9_250,
  fine: 4_625_000_000_000n,
  originClass: 'recycled',
  custodyModel: 'segregated',
  price: delivery.price,
  papers: delivery.papers,
}

export const lotOf = (differences: Partial<ReceivedLot> = {}): ReceivedLot => ({
  status: 'received',
  lotId: 'lot-1',
  ownerId: 'coop-tiznit',
  receivedMicrograms: 500_000_000,
  grossMicrograms: 500_000_000,
  fine: 4_625_000_000_000n,
  basis: 'declared',
  held: false,
  ...differences,
})
