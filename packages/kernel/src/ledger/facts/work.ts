import type { Micrograms } from '../../mass.ts'
import type { Material } from '../../materials.ts'
import type { ResidueClass } from '../../transformation.ts'
import type { FactBase, LotPart, Pieces, Weighing } from './common.ts'

/** sourcing.metal-handed-over: the giver's weighing. */
export interface Given extends FactBase {
  readonly kind: 'given'
  readonly handOverId: string
  readonly lotId: string
  /** The order, or the melt, that it is for. */
  readonly orderId: string
  readonly receiverId: string
  readonly material: Material
  /** Null: the last take, which empties the lot at its book value. `halfWidthMicrograms` of the scale then stands beside. */
  readonly weighing: Weighing | null
  readonly halfWidthMicrograms: Micrograms
  readonly pieces: Pieces
}

/** production.metal-accepted: the receiver's own weighing. */
export interface Taken extends FactBase {
  readonly kind: 'taken'
  readonly handOverId: string
  readonly orderId: string
  readonly lotId: string
  readonly weighing: Weighing
  readonly pieces: Pieces
}

/** Both agree on what changed hands; both weighings are kept. Also for returns: `handOverId` is then the return's. New. */
export interface DisputeAgreed extends FactBase {
  readonly kind: 'dispute-agreed'
  readonly handOverId: string
  /** Between the receiver's and the giver's figure. */
  readonly grossMicrograms: Micrograms
  readonly pieces: Pieces
}

/** production.metal-sent-back: material goes from the work to its owner. */
export interface WorkReturned extends FactBase {
  readonly kind: 'work-returned'
  readonly returnId: string
  readonly orderId: string
  readonly receiverId: string
  readonly material: Material
  /** Of one lot that was not mixed; null: of the blend. */
  readonly lotId: string | null
  /** A residue that goes as it lies. */
  readonly residueLotId: string | null
  /** A hand-over that was refused before it was weighed in: it goes back as it was given. */
  readonly handOverId: string | null
  /** Null for residues, stones and refused hand-overs, which go at book. */
  readonly weighing: Weighing | null
  readonly halfWidthMicrograms: Micrograms
  readonly pieces: Pieces
}

/** sourcing.metal-taken-back: the owner's own weighing; what was sent is a new lot. */
export interface TakenBack extends FactBase {
  readonly kind: 'taken-back'
  readonly returnId: string
  readonly orderId: string
  readonly lotId: string
  readonly possessorId: string
  readonly material: Material
  readonly weighing: Weighing
  readonly pieces: Pieces
}

/** `blend`: clean metal of the work. A number: what its class is assumed to hold (data of the cooperative), capped at the blend. */
export type Assumed = 'blend' | number

/** production.residue-recorded. */
export interface ResidueWeighed extends FactBase {
  readonly kind: 'residue-weighed'
  readonly orderId: string
  readonly residueLotId: string
  readonly class: ResidueClass
  readonly assumed: Assumed
  readonly weighing: Weighing
  /** The piece whose metal it is (`piece-scrapped` tells of it as well): then it weighs what the piece's metal does. */
  readonly pieceId: string | null
}

/** production.step-recorded with weighings: raises alarms, moves nothing. */
export interface StepWeighed extends FactBase {
  readonly kind: 'step-weighed'
  readonly orderId: string
  readonly stepIndex: number
  readonly step: string
  readonly weighIn: Weighing | null
  readonly weighOut: Weighing | null
}

/** production.piece-finished. Net = gross - its share of the loose stones - other, unless it was weighed before setting. */
export interface PieceFinished extends FactBase {
  readonly kind: 'piece-finished'
  readonly orderId: string
  readonly pieceId: string
  /** More than one: a batch. */
  readonly quantity: number
  readonly weighing: Weighing
  readonly stonePieces: number
  readonly otherMicrograms: Micrograms
  /** Weighed before setting; null: computed (always, today). */
  readonly netMicrograms: Micrograms | null
  /** The fineness that it claims. */
  readonly title: number
}

/** production.batch-split: one piece of a batch is weighed; the rest keeps the difference. Before or after closing. */
export interface BatchSplit extends FactBase {
  readonly kind: 'batch-split'
  readonly orderId: string
  readonly batchId: string
  readonly pieceId: string
  readonly weighing: Weighing
}

/** production.piece-scrapped: cracked, its hallmark refused, … Its metal is a residue, its stones come loose. Before or after closing. */
export interface PieceScrapped extends FactBase {
  readonly kind: 'piece-scrapped'
  readonly orderId: string
  readonly pieceId: string
  readonly residueLotId: string
}

/** production.piece-reworked: the new weighing is null while it is on the bench. */
export interface PieceReworked extends FactBase {
  readonly kind: 'piece-reworked'
  readonly orderId: string
  readonly pieceId: string
  readonly weighing: Weighing | null
}

/** production.loss-declared. Metal is judged when the order closes; stones count as broken at once. */
export interface LossDeclared extends FactBase {
  readonly kind: 'loss-declared'
  readonly orderId: string
  readonly what: 'metal' | 'stones'
  readonly grossMicrograms: Micrograms
  readonly pieces: Pieces
}

/** production.order-closed: somebody asked for it and it was granted. All amounts are derived. */
export interface OrderClosed extends FactBase {
  readonly kind: 'order-closed'
  readonly orderId: string
  /** The allowed loss in hundredths of a per cent of the products' fine, from the cooperative's table of the day. */
  readonly allowanceRate: number
}

/** production.order-cancelled, order-held-open, piece-hallmarked: they move nothing by themselves. */
export interface OrderNoted extends FactBase {
  readonly kind: 'order-noted'
  readonly orderId: string
  readonly what: 'cancelled' | 'held-open' | 'hallmarked' | 'hallmark-refused'
}

/**
 * Two signatures and a reason for what does not balance, before the order closes. `waived`: the owner carries it as loss; money,
 * pay: the missing metal becomes the workshop's, and is owed (`claim`). New.
 */
export interface ImbalanceSettled extends FactBase {
  readonly kind: 'imbalance-settled'
  readonly orderId: string
  readonly cause: 'missing' | 'surplus'
  readonly by: 'waived' | 'money' | 'pay'
}

/** Whole pieces of a co-owned order are shared out; claims balance what does not come out even. New. */
export interface Allotted extends FactBase {
  readonly kind: 'allotted'
  readonly orderId: string
  readonly pieces: readonly { readonly pieceId: string; readonly ownerId: string }[]
}

export interface MeltOutput {
  readonly lotId: string
  readonly material: Material
  readonly class: 'metal' | ResidueClass
  readonly assumed: Assumed
  readonly weighing: Weighing
}

/**
 * Lots become other lots: a melt, an alloy, a casting tree with its sprue. In go the lots named, and all that was handed over to
 * `work:<meltId>`; what does not come out is loss. Inputs of two owners need the signatures of both. New.
 */
export interface Melted extends FactBase {
  readonly kind: 'melted'
  readonly meltId: string
  readonly possessorId: string
  readonly inputs: readonly LotPart[]
  readonly outputs: readonly MeltOutput[]
  /** Hundredths of a per cent of the input's fine that may be lost; null: no norm. */
  readonly allowanceRate: number | null
  readonly signedBy: readonly string[]
}

export type WorkFact =
  | Given
  | Taken
  | DisputeAgreed
  | WorkReturned
  | TakenBack
  | ResidueWeighed
  | StepWeighed
  | PieceFinished
  | BatchSplit
  | PieceScrapped
  | PieceReworked
  | LossDeclared
  | OrderClosed
  | OrderNoted
  | ImbalanceSettled
  | Allotted
  | Melted
