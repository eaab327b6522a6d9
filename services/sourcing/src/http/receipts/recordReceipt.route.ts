import { commandRoute, newId, quantities } from '@fibula/service-kit'
import { z } from 'zod'
import type { RecordedReceipt } from '../../app/recordReceipt.ts'
import type { RecordReceiptRefused } from '../../domain/receipt/recordReceipt.ts'
import type { Deps } from '../deps.ts'
import { recordReceiptProblems } from '../problems.ts'
import { origin, paper, receiptView, showRecorded } from './views.ts'

const { enteredMass, fineness, id, material, money, photos, text } = quantities

const delivery = {
  receiptId: id.optional(),
  supplierId: id,
  papers: z.array(paper).max(20).default([]),
  /** Of the scale's display and of the papers. */
  photos: photos.default([]),
}

const lineShape = {
  lotId: id.optional(),
  material: material.default('silver'),
  /** What the scale showed, vessel included. */
  weighed: enteredMass,
  /** The empty vessel; nothing when there is none. */
  tare: enteredMass.default({ value: '0', unit: 'g' }),
  declaredFineness: fineness.default(0),
  /** Stones are counted as well as weighed. */
  pieces: z.int().min(1).max(10_000_000).nullable().default(null),
  ...origin,
  /** By the supplier's terms when it is not said. */
  price: money.nullable().default(null),
  /** The market's rate of the day, for terms that leave it open. */
  rate: money.nullable().default(null),
  place: text(100).nullable().default(null),
}

const single = z.strictObject({ ...delivery, ...lineShape })
const several = z.strictObject({ ...delivery, lines: z.array(z.strictObject(lineShape)).min(1).max(50) })

export const recordReceipt = commandRoute<Deps, RecordedReceipt, RecordReceiptRefused>()({
  method: 'post',
  path: '/receipts',
  summary: 'Records a delivery that was weighed in, in one line or several; each line becomes a lot',
  tag: 'receipts',
  roles: ['clerk'],
  body: z.union([single, several]),
  success: 201,
  view: receiptView,
  problems: recordReceiptProblems,
  handle: ({ body, context }, deps) => {
    const { receiptId = newId(), supplierId, papers, photos: pictures, ...rest } = body
    const lines = 'lines' in rest ? rest.lines : [rest]
    return deps.recordReceipt(
      {
        receiptId,
        supplierId,
        papers,
        photos: pictures,
        lines: lines.map(({ lotId = newId(), ...line }) => ({ lotId, ...line })),
      },
      context,
    )
  },
  respond: (recorded) => {
    const body = showRecorded(recorded)
    return { body, version: 1, location: `/receipts/${body.receiptId}` }
  },
})
