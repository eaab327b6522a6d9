import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { isReal } from './account.ts'
import { sumOf } from './amounts.ts'
import { elements } from './content.ts'
import { derive } from './derive.ts'
import { unbalanced } from './differences.ts'
import type { LedgerFact, PrimaryFact } from './facts/fact.ts'
import { Ledger } from './ledger.ts'
import type { Line } from './movement.ts'
import { positionsOf } from './positions.ts'
import { ledgerOf, textOf } from './test-facts.ts'
import { factsOf, picks, worldOf } from './world/test-picks.ts'

// A history of thousands takes long to shrink: what is found after a while is told as it is then. A busy machine does fewer runs, at least one.
const long = { numRuns: 4, interruptAfterTimeLimit: 15_000 }
const many = { numRuns: 50, interruptAfterTimeLimit: 15_000 }

describe('over thousands of commands', { timeout: 90_000 }, () => {
  const histories = picks(3_000, 2_000).map(factsOf)

  it('every movement sums to zero, in each book, in gross, in pieces and in every element; and each owner by themselves', () =>
    fc.assert(
      fc.property(histories, (facts) => {
        const { movements, positions } = derive(facts)
        for (const { factId, lines, transfer } of movements)
          expect([factId, ...unbalanced(lines, transfer)]).toEqual([factId])
        expect(unbalanced([...positions.all()], true)).toEqual([])
      }),
      long,
    ))

  it('nothing real is less than nothing, or holds more fine than it weighs', () =>
    fc.assert(
      fc.property(histories, (facts) => {
        const { problems, positions } = derive(facts)
        const negative = problems.filter(({ code }) => code === 'negative-account' || code === 'more-fine-than-gross')
        expect(negative).toEqual([])
        for (const { account, grossMicrograms, content, pieces } of positions.all()) {
          if (!isReal(account.kind)) continue
          expect(grossMicrograms).toBeGreaterThanOrEqual(0)
          expect(pieces).toBeGreaterThanOrEqual(0)
          for (const e of elements) expect(content[e] ?? 0n).toBeGreaterThanOrEqual(0n)
          expect(sumOf(content)).toBeLessThanOrEqual(BigInt(grossMicrograms) * 10_000n)
        }
      }),
      long,
    ))

  it('what is posted as facts arrive sums up to what the whole history derives to', () =>
    fc.assert(
      fc.property(histories, (facts) => {
        const ledger = new Ledger()
        const posted: Line[] = facts.flatMap((fact) => ledger.append(fact).flatMap(({ lines }) => lines))
        const derived = textOf(derive(facts))
        expect(textOf(ledger)).toEqual(derived)
        expect(textOf({ positions: positionsOf(posted) })).toEqual(derived)
      }),
      { ...long, numRuns: 2 },
    ))
})

/** In another order, by the keys. */
const shuffled = (facts: readonly LedgerFact[], keys: readonly number[]): LedgerFact[] =>
  facts
    .map((fact, at) => ({ fact, key: keys[at % Math.max(1, keys.length)] ?? 0 }))
    .sort((a, b) => a.key - b.key)
    .map(({ fact }) => fact)

describe('in any order', () => {
  it('facts come to the same, and their movements to the same lines', () =>
    fc.assert(
      fc.property(picks(120), fc.array(fc.nat(), { minLength: 1, maxLength: 50 }), (all, keys) => {
        const facts = factsOf(all)
        const derived = derive(facts)
        const ledger = ledgerOf(shuffled(facts, keys))
        expect(textOf(ledger)).toEqual(textOf(derived))
        for (const { factId, lines } of derived.movements)
          expect(textOf({ positions: positionsOf(ledger.linesOf(factId)) })).toEqual(
            textOf({ positions: positionsOf(lines) }),
          )
      }),
      many,
    ))

  it('told twice is told once', () =>
    fc.assert(
      fc.property(picks(60), (all) => {
        const facts = factsOf(all)
        const ledger = ledgerOf(facts)
        for (const fact of facts) expect(ledger.append(fact)).toEqual([])
      }),
      many,
    ))
})

/** Another weight for what was weighed; otherwise the same. */
const reweighed = (fact: PrimaryFact, off: number): PrimaryFact =>
  'weighing' in fact && fact.weighing
    ? ({
        ...fact,
        weighing: { ...fact.weighing, grossMicrograms: Math.max(1, fact.weighing.grossMicrograms + off) },
      } as PrimaryFact)
    : fact

describe('a correction', () => {
  const corrections = fc.array(
    fc.record({ at: fc.nat(), off: fc.integer({ min: -50_000, max: 50_000 }), never: fc.nat(9) }),
    {
      minLength: 1,
      maxLength: 4,
    },
  )

  it('comes to what the corrected history comes to, whenever it arrives', () =>
    fc.assert(
      fc.property(picks(120, 5), corrections, fc.nat(), (all, wrong, when) => {
        const facts = factsOf(all) as PrimaryFact[]
        if (facts.length === 0) return
        const set = new Map<string, PrimaryFact | null>()
        for (const { at, off, never } of wrong) {
          const fact = facts[at % facts.length] as PrimaryFact
          set.set(fact.factId, never === 0 ? null : reweighed(fact, off))
        }
        const last = facts.at(-1) as PrimaryFact
        const correction: LedgerFact = {
          ...{
            factId: 'correction',
            recordedAt: '2027-01-01T00:00:00.000Z',
            happenedAt: last.happenedAt,
            streamId: 'X',
          },
          ...{ version: 1, organisationId: 'C', kind: 'corrected', reason: 'incorrect data' },
          set: [...set].map(([factId, replacement]) => ({ factId, replacement })),
        }
        const rebuilt = derive(facts.flatMap((fact) => (set.has(fact.factId) ? (set.get(fact.factId) ?? []) : fact)))
        const told: LedgerFact[] = [...facts]
        told.splice(when % (facts.length + 1), 0, correction)
        expect(textOf(ledgerOf(told))).toEqual(textOf(rebuilt))
        expect(textOf(derive(told))).toEqual(textOf(rebuilt))
      }),
      many,
    ))

  it('says before what it will post, and posts that; every movement of it balances', () =>
    fc.assert(
      fc.property(picks(120, 5), fc.nat(), fc.integer({ min: -50_000, max: 50_000 }), (all, at, off) => {
        const facts = factsOf(all) as PrimaryFact[]
        const fact = facts[at % Math.max(1, facts.length)]
        if (!fact) return
        const ledger = ledgerOf(facts)
        const before = textOf(ledger)
        const correction: LedgerFact = {
          ...{ ...fact, factId: 'correction', recordedAt: '2027-01-01T00:00:00.000Z', streamId: 'X', version: 1 },
          ...{
            kind: 'corrected',
            reason: 'incorrect data',
            set: [{ factId: fact.factId, replacement: reweighed(fact, off) }],
          },
        }
        const { movements } = ledger.preview(correction)
        expect(textOf(ledger)).toEqual(before)
        expect(ledger.append(correction)).toEqual(movements)
        for (const { lines, transfer } of movements) expect(unbalanced(lines, transfer)).toEqual([])
      }),
      many,
    ))
})

it('little is left out of these histories because it could not be', () =>
  fc.assert(
    fc.property(picks(2_500, 2_000), (all) => {
      const world = worldOf(all)
      expect(world.left).toBeLessThan(world.facts.length / 50)
    }),
    { numRuns: 3 },
  ))

it('everything that the ledger knows happens in these histories', () => {
  const seen = new Map<string, number>()
  const moved = new Map<string, number>()
  fc.assert(
    fc.property(picks(2_500, 2_000).map(factsOf), (facts) => {
      const { movements, effects } = derive(facts)
      const kindOf = new Map(facts.map(({ factId, kind }) => [factId, kind]))
      for (const { factId, lines } of movements) {
        const kind = kindOf.get(factId) ?? ''
        seen.set(kind, (seen.get(kind) ?? 0) + 1)
        for (const { account } of lines) moved.set(account.kind, (moved.get(account.kind) ?? 0) + 1)
      }
      for (const effect of effects.values()) seen.set(effect, (seen.get(effect) ?? 0) + 1)
    }),
    { numRuns: 3, seed: 7 },
  )
  const kinds = ['received', 'given', 'taken', 'dispute-agreed', 'work-returned', 'taken-back', 'residue-weighed']
  const more = [
    'piece-finished',
    'order-closed',
    'melted',
    'split',
    'merged',
    'assayed',
    'sampled',
    'sample-returned',
    'counted',
  ]
  const others = [
    'sold',
    'returned',
    'piece-moved',
    'melted-back',
    'piece-scrapped',
    'batch-split',
    'stones-removed',
    'refining-sent',
  ]
  const last = [
    'refined',
    'refining-settled',
    'allotted',
    'ownership-transferred',
    'claim-settled',
    'repaired',
    'piece-repaired',
  ]
  const effects = [
    'confirmed',
    'revalued',
    'outranked',
    'imbalance-settled',
    'sent-back',
    'difference-accepted',
    'lot-moved',
  ]
  for (const kind of [
    ...kinds,
    ...more,
    ...others,
    ...last,
    ...effects,
    'loss-declared',
    'old-silver-bought',
    'piece-reworked',
  ])
    expect([kind, seen.get(kind) ?? 0]).toEqual([kind, expect.toSatisfy((count: number) => count > 0)])
  const accounts = [
    'stock',
    'work',
    'piece',
    'transit',
    'dispute',
    'sample',
    'refiner',
    'supplier',
    'customer',
    'loss',
    'missing',
  ]
  const signed = ['scale', 'count', 'foreign', 'fineness', 'refining', 'charge', 'credit', 'claim', 'destroyed']
  for (const kind of [...accounts, ...signed])
    expect([kind, moved.get(kind) ?? 0]).toEqual([kind, expect.toSatisfy((count: number) => count > 0)])
})
