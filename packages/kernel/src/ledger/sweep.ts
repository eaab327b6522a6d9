import type { Amount } from './content.ts'
import { Assays } from './engine/assays.ts'
import { Effect, tidy, type Valuation } from './engine/context.ts'
import { evaluate } from './engine/evaluate.ts'
import type { AnyNode } from './engine/nodes.ts'
import { type AssayEffect, appraise } from './engine/valuation.ts'
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
 * Derives facts one after the other, in canonical order. A fact that speaks of something untold waits until it is told, and is
 * derived then. Assays act at the origins of their lots, so all of them have to be known from the beginning.
 */
export class Sweep {
  readonly states = new Map<string, AnyNode>()
  readonly effects = new Map<string, AssayEffect>()
  readonly #assays: Assays
  readonly #again: Again
  readonly #waiting = new Map<string, PrimaryFact[]>()
  readonly #known = new Map<string, Amount | undefined>()
  readonly #onOrigin: ((lotId: string, base: Amount) => void) | undefined

  constructor(assays: Assays, again: Again, onOrigin?: (lotId: string, base: Amount) => void) {
    this.#assays = assays
    this.#again = again
    this.#onOrigin = onOrigin
  }

  /** The fact, and then those that waited for it. */
  *next(fact: PrimaryFact): Generator<Outcome> {
    const first = this.evaluate(fact)
    yield first.outcome
    const woken = first.written.flatMap((key) => this.#wake(key))
    for (const one of woken.sort(canonically)) yield* this.next(one)
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
  }

  #wake(key: string): PrimaryFact[] {
    const waiting = this.#waiting.get(key) ?? []
    this.#waiting.delete(key)
    return waiting
  }

  readonly #valuation: Valuation = (lotId, base, basis, since) => {
    this.#onOrigin?.(lotId, base)
    const assays = this.#assays.at(lotId)
    if (assays.length === 0) return { amount: base, basis, since, effects: [] }
    const valued = appraise(base, basis, since, assays, (assay) => this.#before(lotId, assay))
    for (const { factId, effect } of valued.effects) this.effects.set(factId, effect)
    return valued
  }

  /** What the lot was made of, as it was known when the assay was made: the history again, without that assay and all later ones. */
  #before(lotId: string, assay: Assayed): Amount | undefined {
    const key = `${assay.factId} ${lotId}`
    if (this.#known.has(key)) return this.#known.get(key)
    const assays = new Assays()
    for (const fact of this.#again()) if (fact.kind !== 'assayed' || canonically(fact, assay) < 0) assays.learn(fact)
    const found: Amount[] = []
    const older = new Sweep(assays, this.#again, (id, base) => {
      if (id === lotId) found.push(base)
    })
    for (const fact of this.#again()) {
      for (const _ of older.next(fact)) if (found.length > 0) break
      if (found.length > 0) break
    }
    this.#known.set(key, found[0])
    return found[0]
  }
}
