import { quantities } from '@fibula/service-kit'
import { z } from 'zod'
import type { AssayShown, HandOverShown, LotShown, ReceiptShown, SupplierShown } from '../app/reads.ts'
import { assayMethods, custodyModels, originClasses } from '../domain/lot.ts'
import { supplierKinds } from '../domain/supplier.ts'

const { day, enteredMass, fine, fineness, grossMicrograms, id, instant, money, partyId, text } = quantities

export const supplierView = z.strictObject({
  supplierId: id,
  kind: z.enum(supplierKinds),
  /** Null once it was erased. */
  name: z.string().nullable(),
})
export const showSupplier = ({ id: supplierId, kind, name }: SupplierShown): z.output<typeof supplierView> => ({
  supplierId,
  kind,
  name,
})

export const paper = z.strictObject({
  kind: z.enum(['invoice', 'delivery-note', 'assay-certificate', 'origin-declaration', 'identity-copy']),
  number: text(100),
  issuedOn: day,
})

export const receiptView = z.strictObject({
  receiptId: id,
  lotId: id,
  supplierId: id,
  weighed: enteredMass,
  tare: enteredMass,
  grossMicrograms,
  declaredFineness: fineness,
  fine,
  price: money,
  papers: z.array(paper),
  happenedAt: instant,
  recordedAt: instant,
})
type ReceiptView = z.output<typeof receiptView>

export const showReceipt = (receipt: ReceiptShown): ReceiptView => ({
  receiptId: receipt.id,
  lotId: receipt.lotId,
  supplierId: receipt.supplierId,
  weighed: { value: receipt.weighedValue, unit: receipt.weighedUnit as ReceiptView['weighed']['unit'] },
  tare: { value: receipt.tareValue, unit: receipt.tareUnit as ReceiptView['tare']['unit'] },
  grossMicrograms: Number(receipt.grossMicrograms),
  declaredFineness: receipt.declaredFineness,
  fine: String(receipt.fine),
  price: { amountMinor: Number(receipt.priceAmountMinor), currency: receipt.priceCurrency },
  papers: receipt.papers as ReceiptView['papers'],
  happenedAt: receipt.happenedAt.toISOString(),
  recordedAt: receipt.recordedAt.toISOString(),
})

export const lotView = z.strictObject({
  lotId: id,
  supplierId: id,
  receiptId: id,
  status: z.enum(['received', 'accepted', 'rejected']),
  originClass: z.enum(originClasses),
  custodyModel: z.enum(custodyModels),
  receivedMicrograms: grossMicrograms,
  /** What is left. */
  grossMicrograms,
  fine,
  /** What the fineness rests on. */
  basis: z.enum(['declared', ...assayMethods]),
  held: z.boolean(),
})
type LotView = z.output<typeof lotView>

export const showLot = (lot: LotShown): LotView => ({
  lotId: lot.id,
  supplierId: lot.supplierId,
  receiptId: lot.receiptId,
  status: lot.status,
  originClass: lot.originClass as LotView['originClass'],
  custodyModel: lot.custodyModel as LotView['custodyModel'],
  receivedMicrograms: Number(lot.receivedMicrograms),
  grossMicrograms: Number(lot.grossMicrograms),
  fine: String(lot.fine),
  basis: lot.basis,
  held: lot.held,
})

export const assayView = z.strictObject({
  assayId: id,
  method: z.enum(assayMethods),
  measuredFineness: fineness,
  uncertainty: fineness,
  effect: z.enum(['confirmed', 'revalued', 'outranked', 'unreconciled']),
  happenedAt: instant,
})
type AssayView = z.output<typeof assayView>

export const showAssay = (assay: AssayShown): AssayView => ({
  assayId: assay.id,
  method: assay.method as AssayView['method'],
  measuredFineness: assay.measuredFineness,
  uncertainty: assay.uncertainty,
  effect: assay.effect as AssayView['effect'],
  happenedAt: assay.happenedAt.toISOString(),
})

export const handOverView = z.strictObject({
  handOverId: id,
  orderId: id,
  receiverId: partyId,
  grossMicrograms,
  fine,
  last: z.boolean(),
  happenedAt: instant,
})

export const showHandOver = (handOver: HandOverShown): z.output<typeof handOverView> => ({
  handOverId: handOver.id,
  orderId: handOver.orderId,
  receiverId: handOver.receiverId,
  grossMicrograms: Number(handOver.grossMicrograms),
  fine: String(handOver.fine),
  last: handOver.last,
  happenedAt: handOver.happenedAt.toISOString(),
})
