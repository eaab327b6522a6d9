import { accept, type Decision, type EnteredMass, fineContent, refuse, toMicrograms } from '@fibula/kernel'
import type { CustodyModel, Lot, MaterialReceived, OriginClass, Paper } from './lot.ts'

export interface RecordReceipt {
  readonly lotId: string
  readonly receiptId: string
  readonly supplierId: string
  readonly supplierKnown: boolean
  readonly receiptExists: boolean
  readonly ownerId: string
  readonly weighed: EnteredMass
  readonly tare: EnteredMass
  readonly declaredFineness: number
  readonly originClass: OriginClass
  readonly custodyModel: CustodyModel
  readonly price: { readonly amountMinor: number; readonly currency: string }
  readonly papers: readonly Paper[]
}

export type RecordReceiptRefused =
  | { readonly code: 'supplier-unknown'; readonly supplierId: string }
  | { readonly code: 'receipt-exists' }
  | { readonly code: 'too-much-metal'; readonly largestMicrograms: number }
  | { readonly code: 'nothing-received'; readonly weighedMicrograms: number; readonly tareMicrograms: number }

/** 922 337 kg: the largest lot whose fine content fits 64 bits, whatever an assay may find its fineness to be. */
const largestMicrograms = 922_337_203_685_477

/** A delivery is weighed in and becomes a lot at its declared fineness; what the vessel weighs is no metal. */
export const recordReceipt = (lot: Lot, command: RecordReceipt): Decision<MaterialReceived, RecordReceiptRefused> => {
  const { supplierKnown, receiptExists, ...receipt } = command
  if (lot.status !== 'none' || receiptExists) return refuse({ code: 'receipt-exists' })
  if (!supplierKnown) return refuse({ code: 'supplier-unknown', supplierId: receipt.supplierId })
  const weighedMicrograms = toMicrograms(receipt.weighed)
  const tareMicrograms = toMicrograms(receipt.tare)
  const grossMicrograms = weighedMicrograms - tareMicrograms
  if (grossMicrograms <= 0) return refuse({ code: 'nothing-received', weighedMicrograms, tareMicrograms })
  if (grossMicrograms > largestMicrograms) return refuse({ code: 'too-much-metal', largestMicrograms })
  return accept<MaterialReceived>({
    type: 'MaterialReceived',
    ...receipt,
    material: 'silver',
    grossMicrograms,
    fine: fineContent(grossMicrograms, receipt.declaredFineness),
  })
}
