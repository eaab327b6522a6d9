import { techniques } from '@fibula/kernel'
import { quantities } from '@fibula/service-kit'
import { z } from 'zod'
import type {
  HandOverShown,
  InputShown,
  OrderShown,
  PieceShown,
  ResidueShown,
  StepShown,
  WholeOrder,
} from '../app/reads.ts'
import { type PlacedOrder, stepNames, stepStatuses } from '../domain/order.ts'

const { day, fine, fineness, grossMicrograms, id, instant, partyId, signedFine, signedMicrograms, text } = quantities

export const orderStatus = z.enum(['open', 'held-open', 'closed'])

export const imbalanceView = z.strictObject({ cause: z.enum(['surplus', 'missing']), grossMicrograms, fine })

export const closingView = z.strictObject({
  kind: z.enum(['provisional', 'final']),
  pieces: z.array(z.strictObject({ pieceId: id, grossMicrograms, fine })),
  residues: z.array(
    z.strictObject({ residueLotId: id, class: z.string(), grossMicrograms, fine, foreignMicrograms: grossMicrograms }),
  ),
  loss: z.strictObject({ grossMicrograms, fine }),
  allowanceFine: fine,
  /** The balanced movement: each component sums to zero. */
  lines: z.array(z.strictObject({ account: z.string(), grossMicrograms: signedMicrograms, fine: signedFine })),
})

export const orderView = z.strictObject({
  orderId: id,
  ownerId: partyId,
  workshopId: partyId,
  design: text(200),
  technique: z.enum(techniques),
  quantity: z.int(),
  dueOn: day,
  status: orderStatus,
  /** What holds it open. */
  imbalance: imbalanceView.nullable(),
  closing: closingView.nullable(),
})
type OrderView = z.output<typeof orderView>

export const showOrder = (order: OrderShown): OrderView => ({
  orderId: order.id,
  ownerId: order.ownerId,
  workshopId: order.workshopId,
  design: order.design,
  technique: order.technique,
  quantity: order.quantity,
  dueOn: order.dueOn,
  status: order.status,
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
  design: order.design,
  technique: order.technique,
  quantity: order.quantity,
  dueOn: order.dueOn,
  status: order.status,
  imbalance: null,
  closing: null,
})

export const inputView = z.strictObject({
  handOverId: id,
  lotId: id,
  outcome: z.enum(['agreed', 'disputed']),
  /** Charged to work. */
  grossMicrograms,
  fine,
  scaleGrossMicrograms: signedMicrograms,
  scaleFine: signedFine,
  disputeGrossMicrograms: grossMicrograms,
  disputeFine: fine,
  excessMicrograms: grossMicrograms,
})

const showInput = (input: InputShown): z.output<typeof inputView> => ({
  handOverId: input.id,
  lotId: input.lotId,
  outcome: input.outcome as 'agreed' | 'disputed',
  grossMicrograms: Number(input.grossMicrograms),
  fine: String(input.fine),
  scaleGrossMicrograms: Number(input.scaleMicrograms),
  scaleFine: String(input.scaleFine),
  disputeGrossMicrograms: Number(input.disputeMicrograms),
  disputeFine: String(input.disputeFine),
  excessMicrograms: Number(input.excessMicrograms),
})

const stepView = z.strictObject({
  step: z.enum(stepNames),
  status: z.enum(stepStatuses),
  reason: z.string().nullable(),
  happenedAt: instant,
})
const showStep = ({ step, status, reason, happenedAt }: StepShown) => ({
  step,
  status,
  reason,
  happenedAt: happenedAt.toISOString(),
})

const residueView = z.strictObject({ residueLotId: id, class: z.string(), grossMicrograms })
const showResidue = (residue: ResidueShown) => ({
  residueLotId: residue.id,
  class: residue.class,
  grossMicrograms: Number(residue.grossMicrograms),
})

const pieceView = z.strictObject({ pieceId: id, serial: z.string(), grossMicrograms, title: fineness })
const showPiece = (piece: PieceShown) => ({
  pieceId: piece.id,
  serial: piece.serial,
  grossMicrograms: Number(piece.grossMicrograms),
  title: piece.title,
})

export const wholeOrderView = orderView.extend({
  inputs: z.array(inputView),
  steps: z.array(stepView),
  residues: z.array(residueView),
  pieces: z.array(pieceView),
})

export const showWholeOrder = ({
  order,
  inputs,
  steps,
  residues,
  pieces,
}: WholeOrder): z.output<typeof wholeOrderView> => ({
  ...showOrder(order),
  inputs: inputs.map(showInput),
  steps: steps.map(showStep),
  residues: residues.map(showResidue),
  pieces: pieces.map(showPiece),
})

export const handOverView = z.strictObject({
  handOverId: id,
  lotId: id,
  orderId: id,
  ownerId: partyId,
  grossMicrograms,
  fine,
  halfWidthMicrograms: grossMicrograms,
  happenedAt: instant,
  status: z.enum(['pending', 'agreed', 'disputed']),
})

export const showHandOver = (handOver: HandOverShown): z.output<typeof handOverView> => ({
  handOverId: handOver.id,
  lotId: handOver.lotId,
  orderId: handOver.orderId,
  ownerId: handOver.ownerId,
  grossMicrograms: Number(handOver.grossMicrograms),
  fine: String(handOver.fine),
  halfWidthMicrograms: Number(handOver.halfWidthMicrograms),
  happenedAt: handOver.happenedAt.toISOString(),
  status: handOver.accepted === null ? 'pending' : (handOver.accepted.outcome as 'agreed' | 'disputed'),
})
