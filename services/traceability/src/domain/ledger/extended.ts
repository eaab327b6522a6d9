import {
  canonically,
  differences,
  Ledger,
  type LedgerFact,
  type Line,
  type Movement,
  type PrimaryFact,
  type Problem,
} from '@fibula/kernel/ledger'
import { resolved, type ToldCorrection, type ToldFact } from './told.ts'

/** Rules by which a fact is kept but not posted: it moves nothing until further facts settle it. */
const holdsBack = ({ code }: Problem): boolean => code === 'negative-account' || code === 'more-fine-than-gross'

interface Read {
  readonly primary: readonly PrimaryFact[]
  /** Of which all facts are heard of, in canonical order, with what those become. */
  readonly corrections: readonly Extract<LedgerFact, { kind: 'corrected' }>[]
  readonly waiting: readonly ToldCorrection[]
  /** Corrected facts, as they count now. */
  readonly corrected: ReadonlyMap<string, PrimaryFact | null>
}

/** What was told, with corrections as they are understood: each sees what those before it made of the facts. */
export const readOf = (facts: readonly ToldFact[]): Read => {
  const primary = facts.filter((fact) => fact.kind !== 'correction').sort(canonically)
  const told = facts.filter((fact) => fact.kind === 'correction').sort(canonically)
  if (told.length === 0) return { primary, corrections: [], waiting: [], corrected: new Map() }
  const original = new Map(primary.map((fact) => [fact.factId, fact]))
  const corrected = new Map<string, PrimaryFact | null>()
  const corrections: Read['corrections'][number][] = []
  const waiting: ToldCorrection[] = []
  for (const one of told) {
    const understood = resolved(one, corrected, original)
    if (understood === undefined) {
      waiting.push(one)
      continue
    }
    corrections.push(understood)
    for (const { factId, replacement } of understood.set) corrected.set(factId, replacement)
  }
  return { primary, corrections, waiting, corrected }
}

interface Standing {
  readonly ledger: Ledger
  readonly read: Read
  readonly problems: ReadonlyMap<string, Problem>
}

const ledgerOf = ({ primary, corrections }: Read, held: ReadonlyMap<string, Problem>): Ledger => {
  const ledger = new Ledger()
  for (const fact of primary) if (!held.has(fact.factId)) ledger.append(fact)
  for (const fact of corrections) ledger.append(fact)
  return ledger
}

/**
 * How things stand by all that was told. A fact that would leave a real account with less than nothing is held back, the
 * earliest first, as often as one is found; so which ones are held depends on the facts alone, never on when they were heard.
 */
export const standingOf = (facts: readonly ToldFact[]): Standing => {
  const read = readOf(facts)
  const held = new Map<string, Problem>()
  const places = new Map(read.primary.map((fact, index) => [fact.factId, index]))
  const place = ({ factId }: Problem): number => places.get(factId) ?? 0
  for (;;) {
    const ledger = ledgerOf(read, held)
    const problems = ledger.problems()
    const [worst] = problems.filter(holdsBack).sort((a, b) => place(a) - place(b))
    if (worst === undefined || held.has(worst.factId)) {
      const all = new Map<string, Problem>(held)
      for (const problem of problems) if (!all.has(problem.factId)) all.set(problem.factId, problem)
      for (const { factId, corrections } of read.waiting) {
        const missing = corrections.find((one) => !places.has(one.factId))
        all.set(factId, { code: 'unknown', factId, node: `fact:${missing?.factId ?? ''}` })
      }
      return { ledger, read, problems: all }
    }
    held.set(worst.factId, worst)
  }
}

export interface Extended {
  readonly movements: readonly Movement[]
  /** Facts whose problem is another than before; null: it has none any more. */
  readonly problems: ReadonlyMap<string, Problem | null>
  readonly corrected: ReadonlyMap<string, PrimaryFact | null>
}

const linesOf = ({ ledger }: Standing, factId: string): readonly Line[] => ledger.linesOf(factId)

const problemsNow = (
  before: ReadonlyMap<string, Problem>,
  after: ReadonlyMap<string, Problem>,
): Map<string, Problem | null> => {
  const changed = new Map<string, Problem | null>(after)
  for (const factId of before.keys()) if (!after.has(factId)) changed.set(factId, null)
  return changed
}

/** A movement that changes whose metal is leaves each owner's content as it is only together with `claim`. */
const isTransfer = (lines: readonly Line[]): boolean => lines.some(({ account }) => account.kind === 'claim')

/** The movements that make of how things stood how they stand. A difference of an old fact was caused by a correction, or else by the earliest of the new. */
const between = (
  before: Standing,
  after: Standing,
  facts: readonly ToldFact[],
  more: readonly ToldFact[],
): Movement[] => {
  const fresh = new Set(more.map(({ factId }) => factId))
  const inOrder = [...more].sort(canonically)
  const cause = inOrder.find(({ kind }) => kind === 'correction') ?? inOrder[0]
  return [...facts].sort(canonically).flatMap(({ factId }): Movement[] => {
    const lines = differences(linesOf(before, factId), linesOf(after, factId))
    if (lines.length === 0) return []
    return [
      { factId, causedBy: fresh.has(factId) ? factId : (cause?.factId ?? factId), transfer: isTransfer(lines), lines },
    ]
  })
}

/**
 * What is posted when facts are added that only add: none of the known or the new is held back or waits for others, and none
 * is a correction. Undefined when it is not so simple.
 */
export const added = (known: readonly ToldFact[], more: readonly ToldFact[]): Extended | undefined => {
  if (more.some(({ kind }) => kind === 'correction')) return undefined
  const { ledger, read, problems: before } = standingOf(known)
  if (read.waiting.length > 0 || [...before.values()].some(holdsBack)) return undefined
  const movements = [...(more as readonly PrimaryFact[])].sort(canonically).flatMap((fact) => ledger.append(fact))
  const problems = new Map<string, Problem>()
  for (const problem of ledger.problems()) if (!problems.has(problem.factId)) problems.set(problem.factId, problem)
  if ([...problems.values()].some(holdsBack)) return undefined
  return { movements, problems: problemsNow(before, problems), corrected: read.corrected }
}

/**
 * What is posted when facts are added to those that are known, in whatever order they arrive: the sum of what is posted for
 * each fact is always what the whole history derives to. Facts at the end only add; others are derived again with what they
 * are connected with, and the differences are posted.
 */
export const extended = (known: readonly ToldFact[], more: readonly ToldFact[]): Extended => {
  const simply = added(known, more)
  if (simply) return simply
  const facts = [...known, ...more]
  const [stood, stands] = [standingOf(known), standingOf(facts)]
  return {
    movements: between(stood, stands, facts, more),
    problems: problemsNow(stood.problems, stands.problems),
    corrected: stands.read.corrected,
  }
}
