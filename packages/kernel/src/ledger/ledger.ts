import { differences } from './differences.ts'
import { Assays } from './engine/assays.ts'
import { touches } from './engine/touches.ts'
import type { AssayEffect } from './engine/valuation.ts'
import type { FactBase } from './facts/common.ts'
import { type Corrected, canonically, type LedgerFact, type PrimaryFact } from './facts/fact.ts'
import { type Judgement, judgementOf } from './judgement.ts'
import type { Line, Movement } from './movement.ts'
import { type Positions, Sums } from './positions.ts'
import type { Problem } from './problem.ts'
import { type Outcome, Sweep } from './sweep.ts'

interface Entry {
  /** As it was told. */
  readonly told: PrimaryFact
  /** As it counts: null when it did not occur. */
  readonly fact: PrimaryFact | null
  readonly outcome: Outcome | null
}

/** What a correction would do, or did. */
export interface Consequences {
  /** The differences that are posted, by fact, in canonical order. */
  readonly movements: readonly Movement[]
  /** What would be wrong that was not before. */
  readonly problems: readonly Problem[]
  /** Orders whose judgement changes. */
  readonly orders: readonly { readonly before: Judgement | null; readonly after: Judgement | null }[]
  /** Real things whose metal is another: lots and pieces, by id. */
  readonly lots: readonly string[]
  readonly pieces: readonly string[]
}

/** Why a set of corrections does not fit: it claims to know better, so it must leave nothing negative and nothing out of thin air. */
export const doesNotFit = ({ problems }: Consequences): readonly Problem[] =>
  problems.filter(
    ({ code }) => code === 'negative-account' || code === 'more-fine-than-gross' || code === 'more-out-than-in',
  )

/**
 * The ledger, kept up to date as facts arrive, in any order: what it holds is always what the whole history derives to. A fact at
 * the end costs what it moves; one that arrives late, an assay or a correction costs what it is connected with.
 */
export class Ledger {
  readonly #entries = new Map<string, Entry>()
  readonly #corrections = new Map<string, { readonly by: FactBase; readonly replacement: PrimaryFact | null }>()
  readonly #byNode = new Map<string, Set<string>>()
  readonly #last = new Map<string, FactBase>()
  readonly #assays = new Assays()
  readonly #sums = new Sums()
  readonly #sweep: Sweep
  readonly #seen = new Set<string>()

  constructor() {
    this.#sweep = new Sweep(this.#assays, () => this.#history([...this.#entries.keys()]))
  }

  /** Takes a fact in and answers what is posted: its own lines, and differences of others that it made known. A fact told again posts nothing. */
  append(fact: LedgerFact): readonly Movement[] {
    if (this.#seen.has(fact.factId)) return []
    this.#seen.add(fact.factId)
    if (fact.kind === 'corrected') return this.#commit(this.#corrected(fact), fact.factId)
    const correction = this.#corrections.get(fact.factId)
    const counts = correction ? correction.replacement : fact
    this.#entries.set(fact.factId, { told: fact, fact: counts, outcome: null })
    if (!counts) return []
    this.#assays.learn(counts)
    return this.#atEnd(counts) ?? this.#commit(this.#redo([counts.factId]), fact.factId)
  }

  /** What a set of corrections would do; nothing is kept. */
  preview(fact: Corrected): Consequences {
    const before = fact.set.map(
      ({ factId }) => [factId, this.#corrections.get(factId), this.#entries.get(factId)] as const,
    )
    const redone = this.#corrected(fact)
    for (const [factId, correction, entry] of before) {
      if (correction) this.#corrections.set(factId, correction)
      else this.#corrections.delete(factId)
      this.#replace(factId, entry)
    }
    return this.#consequences(redone, fact.factId)
  }

  get positions(): Positions {
    return this.#sums
  }

  problems(): readonly Problem[] {
    return [...this.#entries.values()].flatMap(({ outcome }) => outcome?.problems ?? [])
  }

  /** What a fact is derived to; the sum of all that was posted for it. */
  linesOf(factId: string): readonly Line[] {
    return this.#entries.get(factId)?.outcome?.lines ?? []
  }

  /** Whether an assay confirmed, revalued or was outranked; undefined while its lot is unknown. */
  effectOf(assayFactId: string): AssayEffect | undefined {
    return this.#sweep.effects.get(assayFactId)
  }

  /** How an order stands: loss, allowance, and whether it is judged finally. Null until it closes. */
  judgement(orderId: string): Judgement | null {
    return judgementOf(orderId, this.#sweep.states.get(`order:${orderId}`))
  }

  /** Where no fact of what it speaks of is later, it only adds. Undefined when more has to be derived again. */
  #atEnd(fact: PrimaryFact): readonly Movement[] | undefined {
    const keys = touches(fact)
    if (
      fact.kind === 'assayed' ||
      (fact.kind === 'taken-back' && this.#assays.at(this.#assays.originOf(fact.lotId)).length > 0)
    )
      return undefined
    if (keys.some((key) => this.#isLater(key, fact))) return undefined
    const { outcome, written } = this.#sweep.evaluate(fact)
    const late = [...outcome.touched].some((key) => this.#isLater(key, fact))
    this.#remember(outcome, keys)
    if (late || this.#sweep.awaited(written)) {
      this.#entries.set(fact.factId, { told: this.#told(fact), fact, outcome: null })
      return undefined
    }
    this.#entries.set(fact.factId, { told: this.#told(fact), fact, outcome })
    const { lines, transfer } = outcome
    if (lines.length === 0) return []
    this.#sums.add(lines)
    return [{ factId: fact.factId, causedBy: fact.factId, transfer, lines }]
  }

  #told(fact: PrimaryFact): PrimaryFact {
    return this.#entries.get(fact.factId)?.told ?? fact
  }

  #isLater(key: string, fact: FactBase): boolean {
    const last = this.#last.get(key)
    return last !== undefined && canonically(last, fact) > 0
  }

  #remember(outcome: Outcome, keys: readonly string[]): void {
    for (const key of keys) this.#note(key, outcome.fact)
    for (const key of outcome.touched) if (!keys.includes(key)) this.#note(key, outcome.fact)
  }

  #note(key: string, fact: PrimaryFact): void {
    const facts = this.#byNode.get(key)
    if (facts) facts.add(fact.factId)
    else this.#byNode.set(key, new Set([fact.factId]))
    if (!this.#isLater(key, fact)) this.#last.set(key, fact)
  }

  #corrected(fact: Corrected): Redone {
    const changed: string[] = []
    for (const { factId, replacement } of fact.set) {
      const earlier = this.#corrections.get(factId)
      // Of two corrections of one fact the later counts, whichever arrives first.
      if (earlier && canonically(earlier.by, fact) > 0) continue
      this.#corrections.set(factId, { by: fact, replacement })
      const entry = this.#entries.get(factId)
      if (!entry) continue
      this.#replace(factId, { ...entry, fact: replacement })
      changed.push(factId)
    }
    return this.#redo(changed)
  }

  #replace(factId: string, next: Entry | undefined): void {
    const before = this.#entries.get(factId)
    if (!before || !next) return
    if (before.fact) this.#assays.forget(before.fact)
    if (next.fact) this.#assays.learn(next.fact)
    this.#entries.set(factId, next)
  }

  /** Everything that these facts are connected with, derived again; nothing is kept. */
  #redo(changed: readonly string[]): Redone {
    const { facts, keys } = this.#connected(changed)
    const history = this.#history(facts)
    // What assays were judged against stays as it was while nothing before them changes.
    const [until] = changed.flatMap((id) => this.#entries.get(id)?.told ?? []).sort(canonically)
    const sweep = new Sweep(this.#assays, () => history, { older: until && { sweep: this.#sweep, until } })
    const outcomes = new Map<string, Outcome>()
    for (const fact of history) for (const outcome of sweep.next(fact)) outcomes.set(outcome.fact.factId, outcome)
    return { facts, keys, sweep, outcomes }
  }

  #connected(changed: readonly string[]): { readonly facts: string[]; readonly keys: Set<string> } {
    const facts = new Set(changed)
    const keys = new Set<string>()
    for (const factId of facts) {
      const entry = this.#entries.get(factId)
      const named = [entry?.fact, entry?.told].flatMap((fact) => (fact ? touches(fact) : []))
      for (const key of [...named, ...(entry?.outcome?.touched ?? [])]) {
        if (keys.has(key)) continue
        keys.add(key)
        for (const other of this.#byNode.get(key) ?? []) facts.add(other)
      }
    }
    return { facts: [...facts], keys }
  }

  #history(factIds: readonly string[]): PrimaryFact[] {
    return factIds.flatMap((id) => this.#entries.get(id)?.fact ?? []).sort(canonically)
  }

  #consequences({ facts, sweep, outcomes }: Redone, causedBy: string): Consequences {
    const before = facts.map((id) => this.#entries.get(id)?.outcome)
    const movements = facts.flatMap((factId): Movement[] => {
      const old = this.#entries.get(factId)?.outcome
      const next = outcomes.get(factId)
      const lines = differences(old?.lines ?? [], next?.lines ?? [])
      const transfer = (old?.transfer ?? false) || (next?.transfer ?? false)
      return lines.length === 0 ? [] : [{ factId, causedBy, transfer, lines }]
    })
    const place = (id: string) => this.#entries.get(id)?.told as PrimaryFact
    const known = new Set(before.flatMap((outcome) => outcome?.problems ?? []).map(nameOf))
    const problems = [...outcomes.values()]
      .flatMap((outcome) => outcome.problems)
      .filter((one) => !known.has(nameOf(one)))
    const lines = movements.flatMap((movement) => movement.lines)
    const moved = (kind: string) => [
      ...new Set(lines.filter(({ account }) => account.kind === kind).map(({ account }) => account.id)),
    ]
    return {
      movements: movements.sort((a, b) => canonically(place(a.factId), place(b.factId))),
      problems,
      orders: this.#judgedAnew(sweep),
      lots: moved('stock'),
      pieces: [...new Set([...moved('piece'), ...moved('customer')])],
    }
  }

  #judgedAnew(sweep: Sweep): Consequences['orders'] {
    return [...sweep.states]
      .filter(([, node]) => node.is === 'order')
      .map(([key, node]) => {
        const orderId = key.slice('order:'.length)
        return { before: this.judgement(orderId), after: judgementOf(orderId, node) }
      })
      .filter(({ before, after }) => !sameJudgement(before, after))
  }

  #commit(redone: Redone, causedBy: string): readonly Movement[] {
    const { movements } = this.#consequences(redone, causedBy)
    const { facts, keys, sweep, outcomes } = redone
    this.#sweep.takeOver(sweep, keys)
    for (const factId of facts) {
      const entry = this.#entries.get(factId)
      const outcome = outcomes.get(factId) ?? null
      if (entry) this.#entries.set(factId, { ...entry, outcome })
      if (outcome) this.#remember(outcome, touches(outcome.fact))
    }
    for (const { lines } of movements) this.#sums.add(lines)
    return movements
  }
}

interface Redone {
  readonly facts: readonly string[]
  readonly keys: ReadonlySet<string>
  readonly sweep: Sweep
  readonly outcomes: ReadonlyMap<string, Outcome>
}

/** One problem, whatever its amount. */
const nameOf = (problem: Problem): string =>
  [
    problem.code,
    problem.factId,
    ...('account' in problem ? [JSON.stringify(problem.account)] : []),
    ...('node' in problem ? [problem.node] : []),
  ].join(' ')

const sameJudgement = (a: Judgement | null, b: Judgement | null): boolean =>
  a === b ||
  (a !== null &&
    b !== null &&
    Object.entries(a).every(([key, value]) => String(b[key as keyof Judgement]) === String(value)))
