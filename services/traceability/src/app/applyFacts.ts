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
  readonly data: unknown
  readonly reading: Reading
}

/** Puts facts, and what they say about the graph, into the projections, in the transaction `tx` that keeps the progress. */
export type ApplyFacts<Transaction> = (tx: Transaction, facts: readonly HeardFact[]) => Promise<void>
