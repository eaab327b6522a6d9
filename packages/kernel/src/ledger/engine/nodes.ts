import type { Material } from '../../materials.ts'
import type { ResidueClass } from '../../transformation.ts'
import type { Amount, Content } from '../content.ts'
import type { FactBase } from '../facts/common.ts'
import type { Assumed } from '../facts/work.ts'
import type { Holdings } from '../holdings.ts'
import type { Basis } from './valuation.ts'

/** An order whose residue it is, how much of it by assumed fine: what refining finds short goes back there. */
export interface Source {
  readonly orderId: string | null
  readonly possessor: string
  readonly owner: string
  readonly fine: Content
}

/** The last assay that what a thing is worth depends on: an own assay that is older was judged without it. */
export type Since = FactBase | null

export interface LotNode {
  readonly is: 'lot'
  readonly possessor: string
  readonly material: Material
  readonly holdings: Holdings
  /** What it held when there was last something: the blend of what is taken beyond that. */
  readonly blend: Amount
  readonly basis: Basis
  readonly sources: readonly Source[]
  readonly since: Since
  /** What assays found against what it was made of, not yet accepted by the supplier, by owner. */
  readonly difference: Holdings
}

export interface HandOverNode {
  readonly is: 'hand-over'
  readonly status: 'on-the-way' | 'taken' | 'disputed' | 'gone-back'
  readonly orderId: string
  readonly lotId: string | null
  readonly giver: string
  readonly receiver: string
  readonly material: Material
  readonly given: Holdings
  readonly halfWidthMicrograms: number
  readonly charged: Holdings
  readonly dispute: Holdings
  /** Where what is taken goes: work of an order, or a lot. */
  readonly into: 'work' | { readonly lotId: string }
  readonly basis: Basis
  readonly sources: readonly Source[]
  readonly since: Since
}

export interface OrderPiece {
  readonly pieceId: string
  readonly quantity: number
  readonly title: number
  readonly grossMicrograms: number
  readonly stones: Holdings
  readonly otherMicrograms: number
  /** Weighed before setting; null: gross without stones and other. */
  readonly netMicrograms: number | null
}
export interface OrderResidue {
  readonly lotId: string
  readonly class: ResidueClass
  readonly assumed: Assumed
  readonly grossMicrograms: number
}
/** What came from one lot, unmixed still: to be given back as what it was. */
export interface OrderInput {
  readonly lotId: string
  readonly holdings: Holdings
}

export interface OrderNode {
  readonly is: 'order'
  readonly workshop: string | null
  readonly status: 'open' | 'closed'
  readonly metal: Holdings
  readonly inputs: readonly OrderInput[]
  /** Loose stones; set and broken ones are taken out. */
  readonly stones: Holdings
  readonly broken: Holdings
  readonly enamel: Holdings
  readonly thread: Holdings
  readonly pieces: readonly OrderPiece[]
  readonly residues: readonly OrderResidue[]
  readonly settled: readonly { readonly cause: 'missing' | 'surplus'; readonly by: 'waived' | 'money' | 'pay' }[]
  readonly since: Since
  readonly closing: Closing | null
}

/** What a closing came to; what is judged of it. */
export interface Closing {
  readonly factId: string
  readonly allowanceRate: number
  readonly inputs: Holdings
  readonly productsFine: bigint
  readonly allowanceFine: bigint
  /** In `loss`: what refining found short is added. */
  readonly lossFine: bigint
  readonly missing: Holdings
  readonly surplus: Holdings
  /** Dirty residues whose fineness is assumed still. */
  readonly assumed: readonly string[]
  /** Pieces of a co-owned order, not allotted yet: of all owners together. */
  readonly joint: Holdings
  readonly jointPieces: readonly { readonly pieceId: string; readonly amount: Amount }[]
}

export interface PieceNode {
  readonly is: 'piece'
  readonly orderId: string
  readonly possessor: string
  readonly where: 'house' | 'customer' | 'ended'
  readonly quantity: number
  readonly title: number
  readonly grossMicrograms: number
  readonly metal: Holdings
  readonly stones: Holdings
  readonly components: Holdings
  readonly since: Since
}

export interface SampleNode {
  readonly is: 'sample'
  readonly lotId: string
  readonly possessor: string
  readonly holdings: Holdings
}

export interface PoolNode {
  readonly is: 'pool'
  readonly status: 'sent' | 'refined' | 'settled'
  readonly owner: string
  readonly refiner: string
  readonly holdings: Holdings
  readonly sources: readonly Source[]
  readonly lots: readonly string[]
}

export interface NodeOf {
  readonly lot: LotNode
  readonly 'hand-over': HandOverNode
  readonly order: OrderNode
  readonly piece: PieceNode
  readonly sample: SampleNode
  readonly pool: PoolNode
}
export type NodeKind = keyof NodeOf
export type AnyNode = NodeOf[NodeKind]
