import {
  addMetal,
  addStones,
  type ComponentKind,
  isMetal,
  type Material,
  type Metal,
  noMetal,
  noStones,
  type ResidueClass,
  type Stones,
  subtractMetal,
  subtractStones,
  type Technique,
} from '@fibula/kernel'
import type { PlannedStep, StepName } from '../steps/steps.ts'

export const priorities = ['low', 'normal', 'urgent'] as const
export type Priority = (typeof priorities)[number]

/** One line of a bill of materials, for one piece. */
export interface BillLine {
  readonly material: Material
  readonly pieces: number | null
  readonly micrograms: number | null
}

export interface OrderInput extends Metal {
  readonly handOverId: string
  readonly lotId: string
  readonly material: Material
  readonly pieces: number | null
}
export interface OrderPiece {
  readonly pieceId: string
  readonly serial: string
  readonly title: number
  /** More than one: a batch of identical pieces; the masses are those of all of them. */
  readonly quantity: number
  readonly grossMicrograms: number
  readonly netMicrograms: number
  readonly stones: Stones
  readonly otherMicrograms: number
  readonly status: 'finished' | 'in-rework' | 'scrapped'
  readonly hallmark: 'marked' | 'refused' | null
  /** Known once the order is closed. */
  readonly fine: bigint | null
}
export interface OrderResidue {
  readonly residueLotId: string
  readonly class: ResidueClass
  readonly grossMicrograms: number
  readonly stepIndex: number | null
}
export type ReturnedWhat = 'metal' | ResidueClass | ComponentKind
/** Material that went back to its owner. What of it was charged: gross without foreign matter, and fine; nothing of a hand-over that was refused. */
export interface OrderReturn extends Metal {
  readonly returnId: string
  readonly what: ReturnedWhat
  readonly material: Material
  readonly lotId: string | null
  readonly residueLotId: string | null
  readonly handOverId: string | null
  readonly foreignMicrograms: number
  readonly pieces: number | null
}
export interface OrderLoss {
  readonly lossId: string
  readonly what: 'metal' | 'stones'
  readonly grossMicrograms: number
  readonly pieces: number | null
}
/** Why an order did not close, and by how much. */
export interface Imbalance extends Metal {
  readonly cause: 'surplus' | 'missing'
}

export interface Signature extends Imbalance {
  readonly by: 'waived' | 'money' | 'pay'
  readonly reason: string
  readonly signedBy: 'owner' | 'workshop'
  /** Both have signed the same. */
  readonly isSettled: boolean
}

/** What is agreed when an order is placed. */
export interface OrderTerms {
  readonly orderId: string
  readonly ownerId: string
  readonly workshopId: string
  readonly designId: string | null
  readonly design: string
  readonly technique: Technique
  readonly quantity: number
  readonly dueOn: string
  readonly priority: Priority
  readonly notes: string | null
  readonly photos: readonly string[]
  readonly materials: readonly BillLine[]
  /** The steps of its plan; a copy, which later changes of plan or design do not touch. */
  readonly steps: readonly StepName[]
}

/** An order as it stands. `open` and `held-open` take further facts; `closed` and `cancelled` take none about metal. */
export interface PlacedOrder extends OrderTerms {
  readonly status: 'open' | 'held-open' | 'closed' | 'cancelled'
  readonly plan: readonly PlannedStep[]
  readonly inputs: readonly OrderInput[]
  readonly residues: readonly OrderResidue[]
  readonly pieces: readonly OrderPiece[]
  readonly returns: readonly OrderReturn[]
  readonly losses: readonly OrderLoss[]
  readonly imbalance: Imbalance | null
  /** Who signed how that is settled; of this imbalance only. */
  readonly signatures: readonly Signature[]
}
export type Order = { readonly status: 'none' } | PlacedOrder
export const noOrder: Order = { status: 'none' }

export type OrderOver = { readonly code: 'order-closed' } | { readonly code: 'order-cancelled' }

/** Why an order takes no further fact; undefined while it does. */
export const whyOver = ({ status }: PlacedOrder): OrderOver | undefined =>
  status === 'closed' ? { code: 'order-closed' } : status === 'cancelled' ? { code: 'order-cancelled' } : undefined

const chargedMetal = (back: OrderReturn): Metal => ({
  grossMicrograms: back.grossMicrograms - back.foreignMicrograms,
  fine: back.fine,
})

/** Metal that went back out of the charge, foreign matter left out. */
export const sentBackMetal = (order: PlacedOrder): Metal =>
  addMetal(
    noMetal,
    ...order.returns.filter(({ material, handOverId }) => isMetal(material) && handOverId === null).map(chargedMetal),
  )

/** What the workshop is charged with for this order now: metal accepted, less what went back. */
export const chargedTo = (order: PlacedOrder): Metal =>
  subtractMetal(addMetal(noMetal, ...order.inputs.filter(({ material }) => isMetal(material))), sentBackMetal(order))

/** Residues that are still at the workshop. */
export const residuesHere = (order: PlacedOrder): OrderResidue[] =>
  order.residues.filter(({ residueLotId }) => !order.returns.some((back) => back.residueLotId === residueLotId))

/** Pieces that count as products. */
export const piecesMade = (order: PlacedOrder): OrderPiece[] =>
  order.pieces.filter(({ status }) => status !== 'scrapped')

export interface StonesBalance {
  readonly issued: Stones
  readonly set: Stones
  readonly returned: Stones
  readonly broken: Stones
}
const counted = ({ pieces, grossMicrograms }: { pieces: number | null; grossMicrograms: number }): Stones => ({
  pieces: pieces ?? 0,
  micrograms: grossMicrograms,
})

/** Stones balance when issued = set + returned + broken, in pieces and in mass. */
export const stonesOf = (order: PlacedOrder): StonesBalance => ({
  issued: addStones(...order.inputs.filter(({ material }) => material === 'stones').map(counted)),
  set: addStones(...piecesMade(order).map(({ stones }) => stones)),
  returned: addStones(
    ...order.returns.filter(({ what, handOverId }) => what === 'stones' && handOverId === null).map(counted),
  ),
  broken: addStones(...order.losses.filter(({ what }) => what === 'stones').map(counted)),
})

/** Stones that lie at the workshop, not set. */
export const looseStones = (order: PlacedOrder): Stones => {
  const { issued, set, returned, broken } = stonesOf(order)
  return [set, returned, broken].reduce(subtractStones, addStones(noStones, issued))
}

/** Enamel or thread that was issued and has not gone back; what is used up is not told apart. */
export const componentLeft = (order: PlacedOrder, kind: 'enamel' | 'thread'): number =>
  order.inputs.reduce((sum, { material, grossMicrograms }) => sum + (material === kind ? grossMicrograms : 0), 0) -
  order.returns.reduce(
    (sum, { what, handOverId, grossMicrograms }) => sum + (what === kind && handOverId === null ? grossMicrograms : 0),
    0,
  )
