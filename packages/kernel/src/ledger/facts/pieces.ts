import type { Micrograms } from '../../mass.ts'
import type { Finenesses } from '../content.ts'
import type { FactBase, Weighing } from './common.ts'

/** sales.piece-sold: the metal is the customer's. */
export interface Sold extends FactBase {
  readonly kind: 'sold'
  readonly saleId: string
  readonly pieceId: string
}

/** sales.piece-returned: weighed, with its stones and other material; wear is loss. */
export interface Returned extends FactBase {
  readonly kind: 'returned'
  readonly returnId: string
  readonly pieceId: string
  /** Who has it now. */
  readonly possessorId: string
  readonly weighing: Weighing
}

/** sales.piece-consigned, sales.consignment-returned, and any other move of a piece: possession only. */
export interface PieceMoved extends FactBase {
  readonly kind: 'piece-moved'
  readonly pieceId: string
  readonly possessorId: string
}

/** An unsold piece ends in the pot: its metal, weighed without its stones, is a new lot. Stones become a lot of their own, or are broken. New. */
export interface MeltedBack extends FactBase {
  readonly kind: 'melted-back'
  readonly pieceId: string
  readonly intoLotId: string
  readonly weighing: Weighing
  readonly stones: { readonly lotId: string; readonly pieces: number } | null
}

/** Stones are taken out of a piece that is finished, into a lot. New. */
export interface StonesRemoved extends FactBase {
  readonly kind: 'stones-removed'
  readonly pieceId: string
  readonly intoLotId: string
  readonly pieces: number
}

/**
 * A customer's own piece is mended: metal added is sold (`customer`), metal removed is owed to the customer and is a lot at the
 * fineness that was estimated. New.
 */
export interface Repaired extends FactBase {
  readonly kind: 'repaired'
  readonly repairId: string
  readonly ownerId: string
  readonly possessorId: string
  readonly added: { readonly lotId: string; readonly weighing: Weighing } | null
  readonly removed: { readonly lotId: string; readonly weighing: Weighing; readonly estimated: Finenesses } | null
}

/** A finished piece of the house is worked on after its order was closed: metal is added out of a lot, and what is removed is a lot. New. */
export interface PieceRepaired extends FactBase {
  readonly kind: 'piece-repaired'
  readonly repairId: string
  readonly pieceId: string
  readonly added: { readonly lotId: string; readonly grossMicrograms: Micrograms } | null
  readonly removedIntoLotId: string | null
  /** The piece after it. Lighter than it should be: removed, or else loss. */
  readonly weighing: Weighing
}

export type PieceFact = Sold | Returned | PieceMoved | MeltedBack | StonesRemoved | Repaired | PieceRepaired
