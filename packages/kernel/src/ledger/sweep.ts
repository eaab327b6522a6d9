import type { Amount } from './content.ts'
import { Assays } from './engine/assays.ts'
import { Effect, tidy, type Valuation } from './engine/context.ts'
import { evaluate } from './engine/evaluate.ts'
import { later } from './engine/lots.ts'
import type { AnyNode } from './engine/nodes.ts'
import { type AssayEffect, appraise } from './engine/valuation.ts'
import type { FactBase } from './facts/common.ts'
import { canonically, type PrimaryFact } from './facts/fact.ts'
import type { Assayed } from './facts/stock.ts'
import type { Line } from './movement.ts'
import type { Problem } from './problem.ts'

/** What one fact is derived to. */
export interface Outcome {
  readonly fact: PrimaryFact
  readonly lines: readonly Line[]
  readonly transfer: boolean
  readonly problems: readonly Problem[]
  /** The things that it spoke of, as keys. */
  readonly touched: ReadonlySet<string>
}

/** The history again, for what was known before an assay. */
export type Again = () => Iterable<PrimaryFact>

/**
 * What lots were made of, as it was known when an assay of them was made: by a sweep that knows none of the later assays. Each is
 * made once, when it is first asked for, and goes on from where it stopped.
 */
class Before {
  readonly #again: Again
  readonly #sweeps = new Map<
    string,
    { readonly bases: Map<string, Amount>; readonly facts: Iterator<PrimaryFact>; readonly sweep: Sweep }
  >()

  constructor(again: Again) {
    this.#again = again
  }

  baseOf(lotId: string, assay: Assayed): Amount | undefined {
    const { bases, facts, sweep } = this.#sweeps.get(assay.factId) ?? this.#begin(assay)
    while (!bases.has(lotId)) {
      const { value, done } = facts.next()
      if (done) return undefined
      sweep.run(value)
    }
    return bases.get(lotId)
  }

  #begin(assay: Assayed) {
    const assays = new Assays()
    for (const fact of this.#again()) if (fact.kind !== 'assayed' || canonically(fact, assay) < 0) assays.learn(fact)
    const bases = new Map<string, Amount>()
    const sweep = new Sweep(assays, this.#again, { before: this, onOrigin: (lotId, base) => bases.set(lotId, base) })
    const begun = { bases, facts: this.#again()[Symbol.iterator](), sweep }
    this.#sweeps.set(assay.factId, begun)
    return begun
  }
}

/** What an assay was judged against: holds as long as nothing up to the place changes. */
interface Known {
  readonly place: FactBase
  readonly amount: Amount
}

/**
 * Derives facts one after the other, in canonical order. A fact that speaks of something untold waits until it is told, and is
 * derived then. Assays act at the origins of their lots, so all of them have to be known from the beginning.
 */
export class Sweep {
  readonly states = new Map<string, AnyNode>()
  readonly effects = new Map<string, AssayEffect>()
  readonly #known = new Map<string, Known>()
  readonly #older: { readonly sweep: Sweep; readonly until: FactBase } | undefined
  readonly #assays: Assays
  readonly #before: Before
  readonly #waiting = new Map<string, PrimaryFact[]>()
  readonly #onOrigin: ((lotId: string, base: Amount) => void) | undefined

  constructor(
    assays: Assays,
    again: Again,
    options: {
      before?: Before
      onOrigin?: (lotId: string, base: Amount) => void
      /** A sweep of the same history, in which nothing before the place was another. */
      older?: { readonly sweep: Sweep; readonly until: FactBase } | undefined
    } = {},
  ) {
    this.#assays = assays
    this.#before = options.before ?? new Before(again)
    this.#onOrigin = options.onOrigin
    this.#older = options.older
  }

  /** The fact, and then those that waited for it. */
  *next(fact: PrimaryFact): Generator<Outcome> {
    const first = this.evaluate(fact)
    yield first.outcome
    const woken = first.written.flatMap((key) => this.#wake(key))
    for (const one of woken.sort(canonically)) yield* this.next(one)
  }

  run(fact: PrimaryFact): void {
    for (const _ of this.next(fact));
  }

  /** One fact alone; what it leaves is kept, and it waits if it has to. */
  evaluate(fact: PrimaryFact): { readonly outcome: Outcome; readonly written: readonly string[] } {
    const effect = new Effect(fact, this.states, this.#valuation)
    evaluate(effect)
    const { problems, touched, transfer, waitsFor } = effect
    if (waitsFor !== null) {
      const waiting = this.#waiting.get(waitsFor)
      if (waiting) waiting.push(fact)
      else this.#waiting.set(waitsFor, [fact])
      touched.add(waitsFor)
      const unknown: Problem = { code: 'unknown', factId: fact.factId, node: waitsFor }
      return { outcome: { fact, lines: [], transfer: false, problems: [unknown], touched }, written: [] }
    }
    const refused = problems.find(({ code }) => code === 'told-twice' || code === 'out-of-turn')
    if (refused) return { outcome: { fact, lines: [], transfer: false, problems: [refused], touched }, written: [] }
    const written = [...effect.written.keys()]
    for (const [key, node] of effect.written) this.states.set(key, node)
    return { outcome: { fact, lines: tidy(effect.lines), transfer, problems, touched }, written }
  }

  /** Whether facts wait for what has just been written. */
  awaited(keys: readonly string[]): boolean {
    return keys.some((key) => this.#waiting.has(key))
  }

  /** Takes over what another derived anew of these things. */
  takeOver(other: Sweep, keys: ReadonlySet<string>): void {
    for (const key of keys) {
      this.states.delete(key)
      this.#waiting.delete(key)
    }
    for (const [key, node] of other.states) this.states.set(key, node)
    for (const [key, waiting] of other.#waiting) this.#waiting.set(key, waiting)
    for (const [factId, effect] of other.effects) this.effects.set(factId, effect)
    for (const [name, known] of other.#known) this.#known.set(name, known)
  }

  #wake(key: string): PrimaryFact[] {
    const waiting = this.#waiting.get(key) ?? []
    this.#waiting.delete(key)
    return waiting
  }

  readonly #valuation: Valuation = (lotId, base, basis, since, fact) => {
    this.#onOrigin?.(lotId, base)
    const assays = this.#assays.at(lotId)
    if (assays.length === 0) return { amount: base, basis, since, effects: [] }
    const valued = appraise(base, basis, since, assays, (assay) => {
      const name = `${assay.factId} ${lotId}`
      return this.#knownBefore(name) ?? this.#before.baseOf(lotId, assay)
    })
    for (const { assay, effect, known } of valued.effects) {
      this.effects.set(assay.factId, effect)
      if (known) this.#known.set(`${assay.factId} ${lotId}`, { place: later(assay, fact) ?? assay, amount: known })
    }
    return valued
  }

  #knownBefore(name: string): Amount | undefined {
    const own = this.#known.get(name)
    if (own) return own.amount
    if (!this.#older) return undefined
    const known = this.#older.sweep.#known.get(name)
    return known && canonically(known.place, this.#older.until) < 0 ? known.amount : undefined
  }
}
