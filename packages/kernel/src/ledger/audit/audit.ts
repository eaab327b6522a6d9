import type { Account } from '../account.ts'
import { accountKey } from '../account.ts'
import { differences } from '../differences.ts'
import { Assays } from '../engine/assays.ts'
import type { Correction, LedgerFact, PrimaryFact } from '../facts/fact.ts'
import { totalOf } from '../holdings.ts'
import type { Line, Movement } from '../movement.ts'
import type { Problem } from '../problem.ts'
import { type Outcome, Sweep } from '../sweep.ts'
import { type DetectionLimit, type DoubtfulWeighing, WeighingWatch } from './weighings.ts'

/** What is posted for a fact is not what it derives to. */
export interface WrongPosting {
  readonly factId: string
  /** Derived, but not posted; negative lines are posted, but not derived. */
  readonly off: readonly Line[]
  readonly accounts: readonly Account[]
}

export interface AuditReport {
  readonly facts: number
  readonly movements: number
  readonly wrongPostings: readonly WrongPosting[]
  readonly doubtfulWeighings: readonly DoubtfulWeighing[]
  /** By kind of comparison and half-widths: how far off a weighing is surely found. */
  readonly limits: readonly DetectionLimit[]
  /** Weighings without a second one. */
  readonly alone: number
  readonly problems: readonly Problem[]
}

/** Facts of these kinds act on what was before them. */
export const actsBefore = [
  'corrected',
  'assayed',
  'work-returned',
  'taken-back',
] as const satisfies LedgerFact['kind'][]

/** A history that is read twice; `learned` may leave out what does not act on what was before it. */
interface TwoPasses {
  readonly learned: () => Iterable<LedgerFact>
  readonly derived: () => Iterable<LedgerFact>
}

/**
 * Derives a whole history again and compares it with what is posted, and each weighing with its second. Facts come in canonical
 * order, twice: once to learn corrections and assays, which act on what was before them; postings come once, in any order. Records
 * are checked before: what is read here is trusted.
 */
export const audit = (history: (() => Iterable<LedgerFact>) | TwoPasses, postings: Iterable<Movement>): AuditReport => {
  const passes = typeof history === 'function' ? { learned: history, derived: history } : history
  const { corrections, assays } = learn(passes.learned())
  const counted = function* (): Generator<PrimaryFact> {
    for (const fact of passes.derived()) {
      if (fact.kind === 'corrected') continue
      const correction = corrections.get(fact.factId)
      if (!correction) yield fact
      else if (correction.replacement) yield correction.replacement
    }
  }

  const sweep = new Sweep(assays, counted)
  const watch = new WeighingWatch()
  const books = new Books()
  const problems: Problem[] = []
  const posted = postings[Symbol.iterator]()
  let seen = 0
  const derived = (outcome: Outcome): void => {
    problems.push(...outcome.problems)
    books.derived(outcome.fact.factId, outcome.lines)
  }
  for (const fact of counted()) {
    seen += 1
    watch.see(fact, fact.kind === 'counted' ? bookOf(sweep, fact.lotId) : undefined)
    for (const outcome of sweep.next(fact)) derived(outcome)
    books.post(posted, 2)
  }
  books.post(posted, Number.POSITIVE_INFINITY)
  return {
    ...{ facts: seen, movements: books.movements, wrongPostings: books.wrong(), problems },
    ...{ doubtfulWeighings: watch.doubtful(), limits: watch.limits(), alone: watch.alone },
  }
}

/** What acts on facts before it. */
const learn = (facts: Iterable<LedgerFact>) => {
  const corrections = new Map<string, Correction>()
  const assays = new Assays()
  const told = new Map<string, PrimaryFact>()
  for (const fact of facts) {
    if (fact.kind === 'corrected') {
      for (const one of fact.set) corrections.set(one.factId, one)
    } else if (fact.kind === 'assayed' || fact.kind === 'work-returned' || fact.kind === 'taken-back') {
      assays.learn(fact)
      told.set(fact.factId, fact)
    }
  }
  for (const { factId, replacement } of corrections.values()) {
    const fact = told.get(factId)
    if (fact) assays.forget(fact)
    if (replacement) assays.learn(replacement)
  }
  return { corrections, assays }
}

const bookOf = (sweep: Sweep, lotId: string): number | undefined => {
  const lot = sweep.states.get(`lot:${lotId}`)
  return lot?.is === 'lot' ? totalOf(lot.holdings).grossMicrograms : undefined
}

/** Lines derived and lines posted, of facts for which they are not the same yet. */
class Books {
  readonly #open = new Map<string, { derived: readonly Line[]; posted: readonly Line[] }>()
  movements = 0

  derived(factId: string, lines: readonly Line[]): void {
    this.#meet(factId, lines, [])
  }

  post(postings: Iterator<Movement>, count: number): void {
    for (let n = 0; n < count; n++) {
      const { value, done } = postings.next()
      if (done) return
      this.movements += 1
      this.#meet(value.factId, [], value.lines)
    }
  }

  #meet(factId: string, derived: readonly Line[], posted: readonly Line[]): void {
    if (derived.length === 0 && posted.length === 0) return
    const before = this.#open.get(factId)
    const all = before
      ? { derived: [...before.derived, ...derived], posted: [...before.posted, ...posted] }
      : { derived, posted }
    if (same(all.derived, all.posted)) this.#open.delete(factId)
    else this.#open.set(factId, all)
  }

  wrong(): readonly WrongPosting[] {
    return [...this.#open].flatMap(([factId, { derived, posted }]) => {
      const off = differences(posted, derived)
      return off.length === 0 ? [] : [{ factId, off, accounts: off.map(({ account }) => account) }]
    })
  }
}

/** Line by line: what is not the same here may still come to the same, summed by account. */
const same = (a: readonly Line[], b: readonly Line[]): boolean =>
  a.length === b.length &&
  a.every((line, at) => {
    const other = b[at]
    return (
      other !== undefined &&
      line.grossMicrograms === other.grossMicrograms &&
      line.pieces === other.pieces &&
      line.book === other.book &&
      line.content.Ag === other.content.Ag &&
      line.content.Au === other.content.Au &&
      line.content.Pt === other.content.Pt &&
      line.content.Pd === other.content.Pd &&
      (line.account === other.account || accountKey(line.account) === accountKey(other.account))
    )
  })
