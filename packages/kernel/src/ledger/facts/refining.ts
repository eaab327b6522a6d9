import type { Fineness } from '../../fineness.ts'
import type { Material } from '../../materials.ts'
import type { Finenesses } from '../content.ts'
import type { FactBase, LotPart, Weighing } from './common.ts'

/** Residues are pooled and sent: they stay their owner's, the refiner has them. New. */
export interface RefiningSent extends FactBase {
  readonly kind: 'refining-sent'
  readonly poolId: string
  readonly refinerId: string
  readonly lots: readonly LotPart[]
}

/**
 * The outturn: what came out of the pool, at the fineness that both agreed on, or that the umpire found. What is short of the
 * assumed goes to the loss of the contributing orders, by assumed fine; of lots without an order, to `refining`. New.
 */
export interface Refined extends FactBase {
  readonly kind: 'refined'
  readonly poolId: string
  readonly weighing: Weighing
  readonly fineness: Finenesses
  readonly basis: 'agreed' | 'umpire'
}

/** The refiner returns metal and keeps a charge; the rest of the fine is credit. New. */
export interface RefiningSettled extends FactBase {
  readonly kind: 'refining-settled'
  readonly poolId: string
  /** Hundredths of a per cent of the outturn's silver, rounded half to even. */
  readonly chargeRate: number
  readonly returned: {
    readonly lotId: string
    readonly possessorId: string
    readonly material: Material
    readonly weighing: Weighing
    readonly fineness: Fineness
  } | null
}

export type RefiningFact = RefiningSent | Refined | RefiningSettled
