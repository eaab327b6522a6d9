import { Assays } from './engine/assays.ts'
import type { AssayEffect } from './engine/valuation.ts'
import { type Corrected, canonically, type LedgerFact, type PrimaryFact } from './facts/fact.ts'
import { type Judgement, judgementOf } from './judgement.ts'
import type { Movement } from './movement.ts'
import { type Positions, Sums } from './positions.ts'
import type { Problem } from './problem.ts'
import { type Outcome, Sweep } from './sweep.ts'

/** The whole ledger of a history, at once. */
export const derive = (facts: Iterable<LedgerFact>): Derived => {
  const all = [...facts]
  const corrections = new Map<string, Corrected['set'][number]>()
  for (const fact of all.filter((one) => one.kind === 'corrected').sort(canonically))
    for (const one of fact.set) corrections.set(one.factId, one)
  const history = all
    .flatMap((fact): PrimaryFact[] => {
      if (fact.kind === 'corrected') return []
      const correction = corrections.get(fact.factId)
      return correction ? (correction.replacement ? [correction.replacement] : []) : [fact]
    })
    .sort(canonically)
  const assays = new Assays()
  for (const fact of history) assays.learn(fact)
  const sweep = new Sweep(assays, () => history)
  const outcomes = new Map<string, Outcome>()
  const sums = new Sums()
  for (const fact of history)
    for (const outcome of sweep.next(fact)) {
      outcomes.set(outcome.fact.factId, outcome)
      sums.add(outcome.lines)
    }
  return {
    movements: [...outcomes.values()].map(({ fact, lines, transfer }) => ({
      ...{ factId: fact.factId, causedBy: fact.factId, transfer, lines },
    })),
    positions: sums,
    problems: [...outcomes.values()].flatMap(({ problems }) => problems),
    effects: sweep.effects,
    judgement: (orderId) => judgementOf(orderId, sweep.states.get(`order:${orderId}`)),
  }
}

export interface Derived {
  /** One for each fact that counts, in the order in which they were derived; possibly without lines. */
  readonly movements: readonly Movement[]
  readonly positions: Positions
  readonly problems: readonly Problem[]
  /** What assays did, by the id of their fact. */
  readonly effects: ReadonlyMap<string, AssayEffect>
  judgement(orderId: string): Judgement | null
}
