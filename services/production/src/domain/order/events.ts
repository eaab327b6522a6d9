import type { EnteredMass, Fine, Metal, ResidueClass, Stones } from '@fibula/kernel'
import type { StepName, StepStatus, Weighing } from '../steps/steps.ts'
import type { Imbalance, OrderLoss, OrderReturn, OrderTerms, Signature, StonesBalance } from './order.ts'

interface OfOrder {
  readonly orderId: string
  readonly ownerId: string
  readonly workshopId: string
}
interface OfPiece extends OfOrder {
  readonly pieceId: string
}
interface Masses {
  readonly grossMicrograms: number
  readonly stones: Stones
  readonly otherMicrograms: number
  readonly netMicrograms: number
}

export interface OrderPlaced extends OrderTerms {
  readonly type: 'OrderPlaced'
}
export interface MetalAccepted extends Metal, OfOrder {
  readonly type: 'MetalAccepted'
  readonly handOverId: string
  readonly lotId: string
  readonly material: OrderReturn['material']
  readonly pieces: number | null
  readonly weighed: EnteredMass
  readonly weighedMicrograms: number
  readonly halfWidthMicrograms: number
  readonly outcome: 'agreed' | 'disputed'
  readonly scale: Metal
  readonly dispute: Metal
  readonly excessMicrograms: number
}
export interface StepRecorded {
  readonly type: 'StepRecorded'
  readonly orderId: string
  readonly workshopId: string
  readonly step: StepName
  readonly status: StepStatus
  readonly reason: string | null
  readonly stepIndex: number
  readonly weighIn: Weighing | null
  readonly weighOut: Weighing | null
  readonly handedOnTo: string | null
}
export interface ResidueRecorded {
  readonly type: 'ResidueRecorded'
  readonly residueLotId: string
  readonly orderId: string
  readonly workshopId: string
  readonly class: ResidueClass
  readonly weighed: EnteredMass
  readonly grossMicrograms: number
  readonly stepIndex: number | null
  readonly pieceId: string | null
}
export interface LossDeclared extends OfOrder, OrderLoss {
  readonly type: 'LossDeclared'
  readonly weighed: EnteredMass | null
  readonly reason: string
  readonly stepIndex: number | null
}
export interface MetalSentBack extends OfOrder, OrderReturn {
  readonly type: 'MetalSentBack'
  /** Null: at book value. */
  readonly weighed: EnteredMass | null
  readonly halfWidthMicrograms: number
  readonly reason: string | null
}
export interface PieceFinished extends OfPiece, Masses {
  readonly type: 'PieceFinished'
  readonly serial: string
  readonly design: string
  readonly designId: string | null
  readonly weighed: EnteredMass
  readonly title: number
  readonly batchQuantity: number
  readonly photos: readonly string[]
  readonly hallmark: null
}
/** One piece of a batch was weighed; `pieceId` is the batch. */
export interface BatchSplit extends OfPiece {
  readonly type: 'BatchSplit'
  readonly piece: Masses & {
    readonly pieceId: string
    readonly serial: string
    readonly weighed: EnteredMass
    readonly title: number
    readonly fine: Fine | null
  }
  readonly rest: Masses & { readonly quantity: number; readonly fine: Fine | null }
}
export interface PieceHallmarked extends OfPiece {
  readonly type: 'PieceHallmarked'
  readonly outcome: 'marked' | 'refused'
  readonly mark: string | null
  readonly on: string
  readonly reason: string | null
}
export interface PieceScrapped extends OfPiece {
  readonly type: 'PieceScrapped'
  readonly reason: string
  readonly residueLotId: string
  readonly grossMicrograms: number
  readonly fine: Fine | null
  readonly stones: Stones
}
export interface PieceReworked extends OfPiece {
  readonly type: 'PieceReworked'
  readonly reason: string
  readonly done: boolean
  readonly weighed: EnteredMass | null
  readonly grossMicrograms: number
  readonly netMicrograms: number
}
export interface ImbalanceSigned extends OfOrder, Signature {
  readonly type: 'ImbalanceSigned'
}
export interface OrderHeldOpen extends Imbalance {
  readonly type: 'OrderHeldOpen'
  readonly orderId: string
  readonly workshopId: string
  readonly allowanceFine: Fine
}
export interface OrderClosed extends OfOrder {
  readonly type: 'OrderClosed'
  readonly kind: 'provisional' | 'final'
  readonly inputs: readonly (Metal & { readonly lotId: string })[]
  readonly pieces: readonly (Metal & { readonly pieceId: string })[]
  readonly residues: readonly (Metal & {
    readonly residueLotId: string
    readonly class: ResidueClass
    readonly foreignMicrograms: number
  })[]
  readonly loss: Metal
  readonly allowanceFine: Fine
  readonly lines: readonly (Metal & { readonly account: string })[]
  readonly sentBack: Metal
  readonly declaredLossMicrograms: number
  readonly stones: StonesBalance
  readonly allowanceRate: number
  /** Of the loss: what is beyond the allowance, and how both settled it. */
  readonly missing: Metal
  readonly missingSettledBy: ImbalanceSigned['by'] | null
  readonly surplus: Metal
}
export interface OrderCancelled extends OfOrder {
  readonly type: 'OrderCancelled'
  readonly reason: string
  readonly returnIds: readonly string[]
}

export type OrderEvent =
  | OrderPlaced
  | MetalAccepted
  | StepRecorded
  | ResidueRecorded
  | LossDeclared
  | MetalSentBack
  | PieceFinished
  | BatchSplit
  | PieceHallmarked
  | PieceScrapped
  | PieceReworked
  | ImbalanceSigned
  | OrderHeldOpen
  | OrderClosed
  | OrderCancelled
