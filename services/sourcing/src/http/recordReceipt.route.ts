import { commandRoute, newId, quantities } from '@fibula/service-kit'
import { z } from 'zod'
import type { RecordedReceipt } from '../app/recordReceipt.ts'
import { custodyModels, originClasses } from '../domain/lot.ts'
import type { RecordReceiptRefused } from '../domain/recordReceipt.ts'
import type { Deps } from './deps.ts'
import { recordReceiptProblems } from './problems.ts'
import { paper, receiptView } from './views.ts'

const { enteredMass, fineness, id, money } = quantities

export const recordReceipt = commandRoute<Deps, RecordedReceipt, RecordReceiptRefused>()({
  method: 'post',
  path: '/receipts',
  summary: 'Records a delivery that was weighed in; it becomes a lot',
  tag: 'receipts',
  roles: ['clerk'],
  body: z.strictObject({
    receiptId: id.optional(),
    lotId: id.optional(),
    supplierId: id,
    /** What the scale showed, vessel included. */
    weighed: enteredMass,
    /** The empty vessel; nothing when there is none. */
    tare: enteredMass.default({ value: '0', unit: 'g' }),
    declaredFineness: fineness,
    originClass: z.enum(originClasses),
    custodyModel: z.enum(custodyModels),
    price: money,
    papers: z.array(paper).max(20).default([]),
  }),
  success: 201,
  view: receiptView,
  problems: recordReceiptProblems,
  handle: ({ body, context }, deps) =>
    deps.recordReceipt({ ...body, receiptId: body.receiptId ?? newId(), lotId: body.lotId ?? newId() }, context),
  respond: (receipt) => ({
    body: {
      receiptId: receipt.receiptId,
      lotId: receipt.lotId,
      supplierId: receipt.supplierId,
      weighed: receipt.weighed,
      tare: receipt.tare,
      grossMicrograms: receipt.grossMicrograms,
      declaredFineness: receipt.declaredFineness,
      fine: String(receipt.fine),
      price: receipt.price,
      papers: [...receipt.papers],
      happenedAt: receipt.happenedAt,
      recordedAt: receipt.recordedAt,
    },
    version: 1,
    location: `/receipts/${receipt.receiptId}`,
  }),
})
