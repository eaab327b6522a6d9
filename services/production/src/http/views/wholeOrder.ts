import { type Allowance, addMetal, allowanceAt, isMetal, noMetal } from '@fibula/kernel'
import { quantities } from '@fibula/service-kit'
import { z } from 'zod'
import type { InputShown, LossShown, StepShown, WholeOrder } from '../../app/reads.ts'
import {
  chargedTo,
  componentLeft,
  looseStones,
  type PlacedOrder,
  piecesMade,
  residuesHere,
  sentBackMetal,
  stonesOf,
} from '../../domain/order/order.ts'
import { differenceOf } from '../../domain/steps/difference.ts'
import { metalView, signedMetalView, stepName, stepStatus, stonesView, told } from './common.ts'
import { orderView, showOrder, showSignature, signatureView } from './orders.ts'
import { orderReturnView, showOrderReturn } from './returns.ts'

const { fine, fineness, grossMicrograms, id, instant, material, partyId, photos, signedFine, signedMicrograms } =
  quantities

export const inputView = z.strictObject({
  handOverId: id,
  lotId: id,
  material,
  pieces: z.int().nullable(),
  outcome: z.enum(['agreed', 'disputed']),
  /** Charged to work, or to the balance of components. */
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
  material: input.material as 'silver',
  pieces: input.pieces,
  outcome: input.outcome as 'agreed' | 'disputed',
  grossMicrograms: Number(input.grossMicrograms),
  fine: String(input.fine),
  scaleGrossMicrograms: Number(input.scaleMicrograms),
  scaleFine: String(input.scaleFine),
  disputeGrossMicrograms: Number(input.disputeMicrograms),
  disputeFine: String(input.disputeFine),
  excessMicrograms: Number(input.excessMicrograms),
})

const massOrNull = grossMicrograms.nullable()
const numberOrNull = (mass: bigint | null) => (mass === null ? null : Number(mass))

/** One thing that was told, in the order in which it was. */
const historyView = z.strictObject({
  step: stepName,
  status: stepStatus,
  reason: z.string().nullable(),
  stepIndex: z.int().nullable(),
  weighInMicrograms: massOrNull,
  weighOutMicrograms: massOrNull,
  handedOnTo: partyId.nullable(),
  happenedAt: instant,
})
const showHistory = (said: StepShown): z.output<typeof historyView> => ({
  step: said.step,
  status: said.status,
  reason: said.reason,
  stepIndex: said.stepIndex,
  handedOnTo: said.handedOnTo,
  weighInMicrograms: numberOrNull(said.weighInMicrograms),
  weighOutMicrograms: numberOrNull(said.weighOutMicrograms),
  happenedAt: said.happenedAt.toISOString(),
})

export const plannedStepView = z.strictObject({
  index: z.int(),
  step: stepName,
  status: stepStatus.or(z.literal('waiting')),
  reason: z.string().nullable(),
  handedOnTo: partyId.nullable(),
  weighInMicrograms: massOrNull,
  weighOutMicrograms: massOrNull,
  /** In, less out and less the residues of the step; null until it was weighed twice. It alarms and is judged nowhere. */
  differenceMicrograms: signedMicrograms.nullable(),
  alarm: z.enum(['none', 'more-out-than-in', 'beyond-allowance']),
  /** When it was last told of; null while it waits. */
  since: instant.nullable(),
})

const showPlan = (order: PlacedOrder, history: readonly StepShown[]): z.output<typeof plannedStepView>[] =>
  order.plan.map((step, index) => ({
    index,
    ...step,
    differenceMicrograms: null,
    alarm: 'none' as const,
    ...differenceOf(order, index),
    since: history.findLast(({ stepIndex }) => stepIndex === index)?.happenedAt.toISOString() ?? null,
  }))

const residueView = z.strictObject({
  residueLotId: id,
  class: z.string(),
  grossMicrograms,
  stepIndex: z.int().nullable(),
  sentBack: z.boolean(),
})

export const pieceView = z.strictObject({
  pieceId: id,
  serial: z.string(),
  /** More than one: a batch, whose pieces weigh the average; only single pieces were weighed one by one. */
  quantity: z.int(),
  averageMicrograms: grossMicrograms.nullable(),
  grossMicrograms,
  netMicrograms: grossMicrograms,
  stones: stonesView,
  otherMicrograms: grossMicrograms,
  title: fineness,
  status: z.enum(['finished', 'in-rework', 'scrapped']),
  hallmark: z.enum(['marked', 'refused']).nullable(),
  photos,
  /** The batch that it was split from. */
  batchId: id.nullable(),
})

const showPieces = ({ order, pieces }: WholeOrder): z.output<typeof pieceView>[] => {
  const details = new Map(pieces.map((one) => [one.id, one]))
  return order.pieces.map(({ fine: _, ...piece }) => ({
    ...piece,
    averageMicrograms: piece.quantity === 1 ? null : Math.round(piece.grossMicrograms / piece.quantity),
    photos: (details.get(piece.pieceId)?.photos ?? []) as string[],
    batchId: details.get(piece.pieceId)?.batchId ?? null,
  }))
}

const lossView = z.strictObject({
  lossId: id,
  what: z.enum(['metal', 'stones']),
  grossMicrograms,
  pieces: z.int().nullable(),
  reason: z.string(),
  stepIndex: z.int().nullable(),
  happenedAt: instant,
})
const showLoss = ({ id: lossId, what, grossMicrograms, happenedAt, ...loss }: LossShown) => ({
  lossId,
  what: what as 'metal' | 'stones',
  pieces: loss.pieces,
  reason: loss.reason,
  stepIndex: loss.stepIndex,
  grossMicrograms: Number(grossMicrograms),
  happenedAt: happenedAt.toISOString(),
})

/** What the order would be judged by if it were closed now. `rest` is what is neither piece nor residue. */
const balanceView = z.strictObject({
  accepted: metalView,
  sentBack: metalView,
  charged: signedMetalView,
  piecesMicrograms: grossMicrograms,
  residuesMicrograms: grossMicrograms,
  declaredLossMicrograms: grossMicrograms,
  restMicrograms: signedMicrograms,
  /** The loss that its pieces allow, in gross of the order's blend. */
  allowanceMicrograms: grossMicrograms,
  allowanceFine: fine,
  stones: z.strictObject({
    ...{ issued: stonesView, set: stonesView, returned: stonesView, broken: stonesView, loose: stonesView },
  }),
  enamelMicrograms: signedMicrograms,
  threadMicrograms: signedMicrograms,
})

const balanceOf = (order: PlacedOrder, { rate }: Allowance): z.output<typeof balanceView> => {
  const charged = chargedTo(order)
  const piecesMicrograms = piecesMade(order).reduce((sum, { netMicrograms }) => sum + netMicrograms, 0)
  const residuesMicrograms = residuesHere(order).reduce((sum, { grossMicrograms: gross }) => sum + gross, 0)
  const gross = BigInt(charged.grossMicrograms)
  const productsFine = gross === 0n ? 0n : (charged.fine * BigInt(piecesMicrograms)) / gross
  const allowanceFine = allowanceAt(productsFine, rate)
  return {
    accepted: told(addMetal(noMetal, ...order.inputs.filter((input) => isMetal(input.material)))),
    sentBack: told(sentBackMetal(order)),
    charged: told(charged),
    piecesMicrograms,
    residuesMicrograms,
    declaredLossMicrograms: order.losses.reduce(
      (sum, loss) => sum + (loss.what === 'metal' ? loss.grossMicrograms : 0),
      0,
    ),
    restMicrograms: charged.grossMicrograms - piecesMicrograms - residuesMicrograms,
    allowanceMicrograms: charged.fine === 0n ? 0 : Number((allowanceFine * gross) / charged.fine),
    allowanceFine: String(allowanceFine),
    stones: { ...stonesOf(order), loose: looseStones(order) },
    enamelMicrograms: componentLeft(order, 'enamel'),
    threadMicrograms: componentLeft(order, 'thread'),
  }
}

export const wholeOrderView = orderView.extend({
  plan: z.array(plannedStepView),
  balance: balanceView,
  inputs: z.array(inputView),
  steps: z.array(historyView),
  residues: z.array(residueView),
  pieces: z.array(pieceView),
  returns: z.array(orderReturnView),
  losses: z.array(lossView),
  /** Who signed how the imbalance is settled. */
  signatures: z.array(signatureView),
})

export const showWholeOrder = (whole: WholeOrder): z.output<typeof wholeOrderView> => {
  const { shown, order, inputs, history, returns, losses } = whole
  const here = new Set(residuesHere(order).map(({ residueLotId }) => residueLotId))
  return {
    ...showOrder(shown),
    plan: showPlan(order, history),
    balance: balanceOf(order, whole.allowance),
    inputs: inputs.map(showInput),
    steps: history.map(showHistory),
    residues: order.residues.map((residue) => ({ ...residue, sentBack: !here.has(residue.residueLotId) })),
    pieces: showPieces(whole),
    returns: returns.map(showOrderReturn),
    losses: losses.map(showLoss),
    signatures: order.signatures.map(showSignature),
  }
}
