import type { FactBase } from './common.ts'
import type { PieceFact } from './pieces.ts'
import type { RefiningFact } from './refining.ts'
import type { StockFact } from './stock.ts'
import type { WorkFact } from './work.ts'

/** What was weighed, measured or decided; never what was computed from it. */
export type PrimaryFact = StockFact | WorkFact | PieceFact | RefiningFact

/** Several facts are set right at once: each is replaced at its place, or did not occur. Checked once, at the end of the set. */
export interface Corrected extends FactBase {
  readonly kind: 'corrected'
  readonly set: readonly Correction[]
  readonly reason: string
}
export interface Correction {
  readonly factId: string
  /** Keeps factId, recordedAt, streamId and version of what it replaces. Null: it did not occur. */
  readonly replacement: PrimaryFact | null
}

export type LedgerFact = PrimaryFact | Corrected
export type FactKind = LedgerFact['kind']
/** The fact of a kind: `FactOf<'given'>`. */
export type FactOf<Kind extends FactKind> = Extract<LedgerFact, { readonly kind: Kind }>

/** Negative when `a` comes before `b`: by recordedAt, streamId, version, factId. */
export const canonically = (a: FactBase, b: FactBase): number => {
  if (a.recordedAt !== b.recordedAt) return a.recordedAt < b.recordedAt ? -1 : 1
  if (a.streamId !== b.streamId) return a.streamId < b.streamId ? -1 : 1
  if (a.version !== b.version) return a.version - b.version
  return a.factId < b.factId ? -1 : a.factId > b.factId ? 1 : 0
}
