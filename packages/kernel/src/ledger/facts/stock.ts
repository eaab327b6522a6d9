import type { Micrograms } from '../../mass.ts'
import type { Material } from '../../materials.ts'
import type { Content, Finenesses } from '../content.ts'
import type { FactBase, LotPart, Pieces, Weighing } from './common.ts'

export const assayMethods = ['titration', 'fire-assay', 'xrf', 'touchstone'] as const
export type AssayMethod = (typeof assayMethods)[number]

/** sourcing.material-received. */
export interface Received extends FactBase {
  readonly kind: 'received'
  readonly lotId: string
  readonly ownerId: string
  readonly possessorId: string
  readonly supplierId: string
  readonly material: Material
  readonly weighing: Weighing
  readonly pieces: Pieces
  readonly declared: Finenesses
}

/** A sample leaves a lot; what becomes of it is told later. New. */
export interface Sampled extends FactBase {
  readonly kind: 'sampled'
  readonly sampleId: string
  readonly lotId: string
  readonly weighing: Weighing
}

/** What is left of a sample comes back to its lot (a bead: fine silver, at most what the sample held); the rest is destroyed. New. */
export interface SampleReturned extends FactBase {
  readonly kind: 'sample-returned'
  readonly sampleId: string
  readonly lotId: string
  readonly weighing: Weighing
}

/**
 * sourcing.lot-assayed. Whether it confirms, revalues or is outranked is derived. `sample`: taken and returned at once, as
 * that event tells it; null when it was told by `sampled`, or nothing was taken.
 */
export interface Assayed extends FactBase {
  readonly kind: 'assayed'
  readonly assayId: string
  readonly lotId: string
  readonly method: AssayMethod
  readonly measured: Finenesses
  /** Expanded (k = 2), tenths of a per mille. */
  readonly uncertainty: number
  readonly sample: { readonly takenMicrograms: Micrograms; readonly returnedMicrograms: Micrograms } | null
}

/** The supplier accepts what an assay found: `fineness` of the lot becomes `supplier`. Null: the whole of it as it stands. New. */
export interface DifferenceAccepted extends FactBase {
  readonly kind: 'difference-accepted'
  readonly lotId: string
  readonly supplierId: string
  readonly accepted: Content | null
}

/** sourcing.lot-accepted, -rejected, -quarantined, -released, and holds: they move nothing. */
export interface Judged extends FactBase {
  readonly kind: 'judged'
  readonly lotId: string
  readonly outcome: 'accepted' | 'rejected' | 'quarantined' | 'released' | 'held' | 'hold-ended'
}

/** sourcing.lot-sent-back: to the supplier, all that is left when the weighing is null (it always is today). */
export interface SentBack extends FactBase {
  readonly kind: 'sent-back'
  readonly lotId: string
  readonly supplierId: string
  readonly weighing: Weighing | null
  readonly pieces: Pieces
}

/** sourcing.lot-moved: possession only. */
export interface LotMoved extends FactBase {
  readonly kind: 'lot-moved'
  readonly lotId: string
  readonly possessorId: string
}

/** sourcing.lot-split; the new lots have the owner, possessor and material of the lot. */
export interface Split extends FactBase {
  readonly kind: 'split'
  readonly lotId: string
  readonly parts: readonly LotPart[]
}

/** sourcing.lots-merged: the parts are emptied into a new lot. */
export interface Merged extends FactBase {
  readonly kind: 'merged'
  readonly lotId: string
  readonly possessorId: string
  readonly material: Material
  readonly parts: readonly LotPart[]
}

/** A count: what was found. The difference is derived, and derived again after any correction. New. */
export interface Counted extends FactBase {
  readonly kind: 'counted'
  readonly countId: string
  readonly lotId: string
  readonly weighing: Weighing
  readonly pieces: Pieces
}

/** Old silver is bought from a customer: estimated until it is assayed after melting. New. */
export interface OldSilverBought extends FactBase {
  readonly kind: 'old-silver-bought'
  readonly lotId: string
  readonly ownerId: string
  readonly possessorId: string
  /** An id, never a name. */
  readonly sellerId: string
  readonly weighing: Weighing
  readonly estimated: Finenesses
}

/**
 * Metal becomes somebody else's (a loan of a workshop's own silver, missing metal settled in metal, a sale between owners): the
 * part is a new lot, `claim` balances it. New.
 */
export interface OwnershipTransferred extends FactBase {
  readonly kind: 'ownership-transferred'
  readonly lotId: string
  readonly intoLotId: string
  readonly toOwnerId: string
  /** Null: all of it. */
  readonly weighing: Weighing | null
}

/** A claim between two owners is paid in money or by pay: both sides of it go, by what they agree on. New. */
export interface ClaimSettled extends FactBase {
  readonly kind: 'claim-settled'
  /** Who is owed metal. */
  readonly creditorId: string
  readonly debtorId: string
  readonly content: Content
}

export type StockFact =
  | Received
  | Sampled
  | SampleReturned
  | Assayed
  | DifferenceAccepted
  | Judged
  | SentBack
  | LotMoved
  | Split
  | Merged
  | Counted
  | OldSilverBought
  | OwnershipTransferred
  | ClaimSettled
