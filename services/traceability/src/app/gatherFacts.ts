import type { Reading } from '../domain/graph.ts'

/** A fact as it is kept for the stories. */
export interface HeardFact {
  readonly id: string
  readonly type: string
  readonly streamId: string
  readonly happenedAt: string
  readonly recordedAt: string
  readonly organisationId: string
  readonly personId: string
  /** The text of its data, in UTF-8. */
  readonly json: Uint8Array
  readonly reading: Reading
}

/** Facts, and what they say about the graph, put together to be written in a few statements however many they are. */
export interface GatheredFacts<Transaction> {
  readonly add: (fact: HeardFact) => void
  /** Into the projections, in the transaction that keeps the progress. */
  readonly write: (tx: Transaction) => Promise<void>
}

/** `new`: each was never heard before, as the progress of its stream says; then one that was is an error. `any`: whatever was heard before is passed over. */
export type GatherFacts<Transaction> = (facts: 'new' | 'any') => GatheredFacts<Transaction>
