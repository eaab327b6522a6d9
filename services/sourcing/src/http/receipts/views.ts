import { quantities } from '@fibula/service-kit'
import { z } from 'zod'
import type { ReceiptLineShown, ReceiptShown } from '../../app/reads.ts'
import type { RecordedReceipt } from '../../app/recordReceipt.ts'
import { custodyModels, originClasses } from '../../domain/words.ts'

const { day, enteredMass, fine, fineness, grossMicrograms, id, instant, material, money, photos, text } = quantities

const paperKind = z.enum(['invoice', 'delivery-note', 'assay-certificate', 'origin-declaration', 'identity-copy'])
export const paper = z.strictObject({ kind: paperKind, number: text(100), issuedOn: day })

const line = {
  lotId: id,
  material,
  weighed: enteredMass,
  tare: enteredMass,
  grossMicrograms,
  declaredFineness: fineness,
  fine,
  pieces: z.int().min(0).nullable(),
  price: money,
  place: z.string().nullable(),
}

/** What a receipt says of each of its lines. */
export const lineView = z.strictObject({ lineNumber: z.int().min(1), ...line })

export const receiptView = z.strictObject({
  receiptId: id,
  supplierId: id,
  /** Of the first line; all of them are in `lines`. */
  ...line,
  lines: z.array(lineView),
  total: money,
  /** By the supplier's terms; null without. */
  paymentDueOn: day.nullable(),
  papers: z.array(paper.extend({ number: z.string().nullable() })),
  photos,
  happenedAt: instant,
  recordedAt: instant,
})
type ReceiptView = z.output<typeof receiptView>
type Line = z.output<typeof lineView>

const whole = (head: Omit<ReceiptView, keyof typeof line | 'lines' | 'total'>, lines: readonly Line[]): ReceiptView => {
  const [first] = lines
  if (first === undefined) throw new Error(`the receipt ${head.receiptId} has no line`)
  const { lineNumber: _, ...firstLine } = first
  const amountMinor = lines.reduce((sum, { price }) => sum + price.amountMinor, 0)
  return { ...head, ...firstLine, lines: [...lines], total: { amountMinor, currency: first.price.currency } }
}

const showLine = (row: ReceiptLineShown): Line => ({
  lineNumber: row.lineNumber,
  lotId: row.lotId,
  material: row.material as Line['material'],
  weighed: { value: row.weighedValue, unit: row.weighedUnit as Line['weighed']['unit'] },
  tare: { value: row.tareValue, unit: row.tareUnit as Line['tare']['unit'] },
  grossMicrograms: Number(row.grossMicrograms),
  declaredFineness: row.declaredFineness,
  fine: String(row.fine),
  pieces: row.pieces,
  price: { amountMinor: Number(row.priceAmountMinor), currency: row.priceCurrency },
  place: row.place,
})

export const showReceipt = ({ id: receiptId, lines }: ReceiptShown): ReceiptView => {
  const [first] = lines as [ReceiptLineShown]
  return whole(
    {
      receiptId,
      supplierId: first.supplierId,
      paymentDueOn: first.paymentDueOn === null ? null : first.paymentDueOn.toISOString().slice(0, 10),
      papers: first.papers as ReceiptView['papers'],
      photos: first.photos as string[],
      happenedAt: first.happenedAt.toISOString(),
      recordedAt: first.recordedAt.toISOString(),
    },
    lines.map(showLine),
  )
}

/** As `showReceipt` will show it, but without numbers of identity papers: the answer is kept for a while. */
export const showRecorded = ({ lines, paymentDueOn, happenedAt, recordedAt }: RecordedReceipt): ReceiptView => {
  const [first] = lines as [RecordedReceipt['lines'][number]]
  const { receiptId, supplierId, papers, photos: pictures } = first
  return whole(
    { receiptId, supplierId, paymentDueOn, papers: [...papers], photos: [...pictures], happenedAt, recordedAt },
    lines.map((received) => ({
      lineNumber: received.lineNumber,
      lotId: received.lotId,
      material: received.material,
      weighed: received.weighed,
      tare: received.tare,
      grossMicrograms: received.grossMicrograms,
      declaredFineness: received.declaredFineness,
      fine: String(received.fine),
      pieces: received.pieces,
      price: received.price,
      place: received.place,
    })),
  )
}

export const origin = { originClass: z.enum(originClasses), custodyModel: z.enum(custodyModels) }
