import { quantities } from '@fibula/service-kit'
import { z } from 'zod'
import type { OrderShown } from '../../app/reads.ts'
import type { OrderClosed } from '../../domain/order/events.ts'
import { type PlacedOrder, priorities, type Signature } from '../../domain/order/order.ts'
import { bill, metalView, stepName, stepStatus, stonesView, technique, told } from './common.ts'

const { day, fine, grossMicrograms, id, partyId, photos, signedFine, signedMicrograms, text } = quantities

export const orderStatus = z.enum(['open', 'held-open', 'closed', 'cancelled'])

export const imbalanceView = z.strictObject({ cause: z.enum(['surplus', 'missing']), grossMicrograms, fine })

export const signatureView = imbalanceView.extend({
  by: z.enum(['waived', 'money', 'pay']),
  reason: z.string(),
  signedBy: z.enum(['owner', 'workshop']),
  /** Both have signed the same: the order may close. */
  isSettled: z.boolean(),
})

export const showSignature = (signature: Signature): z.output<typeof signatureView> => {
  const { cause, grossMicrograms: gross, fine: content, by, reason, signedBy, isSettled } = signature
  return { cause, grossMicrograms: gross, fine: String(content), by, reason, signedBy, isSettled }
}

export const closingView = z.strictObject({
  kind: z.enum(['provisional', 'final']),
  pieces: z.array(z.strictObject({ pieceId: id, grossMicrograms, fine })),
  residues: z.array(
    z.strictObject({ residueLotId: id, class: z.string(), grossMicrograms, fine, foreignMicrograms: grossMicrograms }),
  ),
  loss: metalView,
  allowanceFine: fine,
  /** The balanced movement: each component sums to zero. */
  lines: z.array(z.strictObject({ account: z.string(), grossMicrograms: signedMicrograms, fine: signedFine })),
  /** Absent in closings from before there were returns, stones and declared losses. */
  sentBack: metalView.optional(),
  declaredLossMicrograms: grossMicrograms.optional(),
  stones: z.strictObject({ issued: stonesView, set: stonesView, returned: stonesView, broken: stonesView }).optional(),
  /** Absent in closings from before there were allowances of cooperatives and settlements. */
  allowanceRate: z.int().optional(),
  missing: metalView.optional(),
  missingSettledBy: z.enum(['waived', 'money', 'pay']).nullable().optional(),
  surplus: metalView.optional(),
})
type ClosingView = z.output<typeof closingView>

export const showClosing = (closed: OrderClosed): ClosingView => ({
  kind: closed.kind,
  pieces: closed.pieces.map(({ pieceId, ...metal }) => ({ pieceId, ...told(metal) })),
  residues: closed.residues.map(({ residueLotId, class: residueClass, foreignMicrograms, ...metal }) => ({
    residueLotId,
    class: residueClass,
    ...told(metal),
    foreignMicrograms,
  })),
  loss: told(closed.loss),
  allowanceFine: String(closed.allowanceFine),
  lines: closed.lines.map(({ account, ...metal }) => ({ account, ...told(metal) })),
  sentBack: told(closed.sentBack),
  declaredLossMicrograms: closed.declaredLossMicrograms,
  stones: closed.stones,
  allowanceRate: closed.allowanceRate,
  missing: told(closed.missing),
  missingSettledBy: closed.missingSettledBy,
  surplus: told(closed.surplus),
})

/** How far an order is, for a card. */
const progressView = z.strictObject({
  steps: z.int(),
  done: z.int(),
  /** The step that is in hand, or the first that waits; null when all are done. */
  step: stepName.nullable(),
  status: stepStatus.or(z.literal('waiting')).nullable(),
})

export const orderView = z.strictObject({
  orderId: id,
  ownerId: partyId,
  workshopId: partyId,
  designId: id.nullable(),
  design: text(200),
  technique,
  quantity: z.int(),
  dueOn: day,
  priority: z.enum(priorities),
  notes: z.string().nullable(),
  photos,
  /** For one piece. */
  materials: bill,
  progress: progressView,
  status: orderStatus,
  cancelledBecause: z.string().nullable(),
  /** What holds it open. */
  imbalance: imbalanceView.nullable(),
  closing: closingView.nullable(),
})
export type OrderView = z.output<typeof orderView>

const progressOf = (plan: PlacedOrder['plan']): OrderView['progress'] => {
  const at = plan.find(({ status }) => status !== 'done')
  return {
    steps: plan.length,
    done: plan.filter(({ status }) => status === 'done').length,
    step: at?.step ?? null,
    status: at?.status ?? null,
  }
}

export const showOrder = (order: OrderShown): OrderView => ({
  orderId: order.id,
  ownerId: order.ownerId,
  workshopId: order.workshopId,
  designId: order.designId,
  design: order.design,
  technique: order.technique,
  quantity: order.quantity,
  dueOn: order.dueOn,
  priority: order.priority,
  notes: order.notes,
  photos: order.photos as string[],
  materials: order.materials as OrderView['materials'],
  progress: progressOf(order.plan as PlacedOrder['plan']),
  status: order.status,
  cancelledBecause: order.cancelledBecause,
  imbalance:
    order.imbalanceCause === null
      ? null
      : {
          cause: order.imbalanceCause,
          grossMicrograms: Number(order.imbalanceMicrograms),
          fine: String(order.imbalanceFine ?? 0),
        },
  closing: (order.closing ?? null) as OrderView['closing'],
})

export const showPlacedOrder = (order: PlacedOrder): OrderView => ({
  orderId: order.orderId,
  ownerId: order.ownerId,
  workshopId: order.workshopId,
  designId: order.designId,
  design: order.design,
  technique: order.technique,
  quantity: order.quantity,
  dueOn: order.dueOn,
  priority: order.priority,
  notes: order.notes,
  photos: [...order.photos],
  materials: [...order.materials],
  progress: progressOf(order.plan),
  status: order.status,
  cancelledBecause: null,
  imbalance: null,
  closing: null,
})
