import type { Movement, Problem } from '@fibula/kernel/ledger'
import type { ToldFact } from '../../domain/ledger/told.ts'

/** A weighing of a step. Losses of steps raise alarms, and move nothing. */
export interface StepWeighing {
  readonly orderId: string
  readonly stepIndex: number
  readonly step: string | null
  readonly what: 'in' | 'out' | 'residue'
  readonly grossMicrograms: number
  readonly workshopId: string
}

/** A fact as the ledger reads it, and the type of the event that told it. */
export interface HeardFact {
  readonly fact: ToldFact
  readonly type: string
  readonly weighing?: StepWeighing
}

/** What the ledger posted for facts that it had not heard of, and which facts wait as unreconciled now, or do no more. */
export interface Posted {
  readonly movements: readonly Movement[]
  readonly problems: ReadonlyMap<string, Problem | null>
}

/** Puts facts into the ledger in the transaction `tx`, those that it knows already left out. One at a time, house-wide. */
export type PostFacts<Transaction> = (tx: Transaction, facts: readonly HeardFact[]) => Promise<Posted>
