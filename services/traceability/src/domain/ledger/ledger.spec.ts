import type { PrimaryFact } from '@fibula/kernel/ledger'
import { given as givenState } from '@fibula/testing'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type Correctable, recordCorrection } from './correct.ts'
import { extended, readOf, standingOf } from './extended.ts'
import { mayCorrect, quantitiesOf, replaced, type ToldCorrection, type ToldFact } from './told.ts'

let minute = 0
const base = (factId: string, streamId: string, version = 1) => {
  const at = `2026-10-01T08:${String(minute++ % 60).padStart(2, '0')}:00.000Z`
  return { factId, recordedAt: at, happenedAt: at, streamId, version, organisationId: 'coop' }
}
const weighing = (grossMicrograms: number) => ({ grossMicrograms, halfWidthMicrograms: 10 })
const received: PrimaryFact = {
  ...base('f1', 'L'),
  ...{ kind: 'received', lotId: 'L', ownerId: 'coop', possessorId: 'coop', supplierId: 'S', material: 'silver' },
  ...{ weighing: weighing(1_000), pieces: null, declared: { Ag: 9_250 } },
}
const given: PrimaryFact = {
  ...base('f2', 'L', 2),
  ...{ kind: 'given', handOverId: 'H', lotId: 'L', orderId: 'O', receiverId: 'shop', material: 'silver' },
  ...{ weighing: weighing(1_500), halfWidthMicrograms: 10, pieces: null },
}
const taken: PrimaryFact = {
  ...base('f3', 'O'),
  ...{ kind: 'taken', handOverId: 'H', orderId: 'O', lotId: 'L', weighing: weighing(1_500), pieces: null },
}
const assayed: PrimaryFact = {
  ...base('f4', 'L', 3),
  ...{ kind: 'assayed', assayId: 'A', lotId: 'L', method: 'titration', measured: { Ag: 9_000 }, uncertainty: 5 },
  sample: { takenMicrograms: 20, returnedMicrograms: 0 },
}
const quantities = { grossMicrograms: null, fineness: null, uncertainty: null, pieces: null }
const correction = (factId: string, corrections: ToldCorrection['corrections'], id = 'c1'): ToldCorrection => ({
  ...base(id, id),
  ...{
    kind: 'correction',
    reason: '',
    corrections: corrections.map((one) => ({ ...one, factId: one.factId || factId })),
  },
})
const holds = (facts: readonly ToldFact[], kind: string): number => {
  let sum = 0
  for (const { account, grossMicrograms } of standingOf(facts).ledger.positions.all())
    if (account.kind === kind) sum += grossMicrograms
  return sum
}

describe('a fact that would leave a lot below nothing', () => {
  it('is kept and held back with the account and what is short, and so is what comes of it', () => {
    const { movements, problems } = extended([], [received, given, taken])
    expect(movements.map(({ factId }) => factId)).toEqual(['f1'])
    expect(problems.get('f2')).toMatchObject({ code: 'negative-account', account: { kind: 'stock', id: 'L' } })
    expect(problems.get('f3')).toMatchObject({ code: 'unknown' })
  })

  it('is posted once it is corrected, and says then that it waits no more', () => {
    const known = [received, given, taken]
    const right = correction('f1', [{ factId: 'f1', quantities: { ...quantities, grossMicrograms: 2_000 } }])
    const { movements, problems } = extended(known, [right])
    expect(problems.get('f2')).toBeNull()
    expect(problems.get('f3')).toBeNull()
    expect(new Set(movements.map(({ causedBy }) => causedBy))).toEqual(new Set(['c1']))
    expect(holds([...known, right], 'stock')).toBe(500)
    expect(holds([...known, right], 'work')).toBe(1_500)
  })

  it('is the same one whatever arrives first', () => {
    const facts = [received, given, taken, assayed]
    const expected = [...standingOf(facts).problems.keys()].sort()
    fc.assert(
      fc.property(fc.shuffledSubarray(facts, { minLength: 4 }), (order) => {
        const known: ToldFact[] = []
        const sums = new Map<string, number>()
        for (const fact of order) {
          for (const { lines } of extended(known, [fact]).movements)
            for (const { account, grossMicrograms } of lines)
              sums.set(account.kind, (sums.get(account.kind) ?? 0) + grossMicrograms)
          known.push(fact)
        }
        expect([...standingOf(known).problems.keys()].sort()).toEqual(expected)
        for (const [kind, sum] of sums) expect([kind, sum]).toEqual([kind, holds(facts, kind)])
      }),
    )
  })
})

describe('corrections', () => {
  it('wait for the facts that they name, and count from when those are heard of', () => {
    const early = correction('f1', [{ factId: 'f1', quantities: { ...quantities, grossMicrograms: 800 } }])
    expect(extended([], [early])).toMatchObject({ movements: [], problems: new Map([['c1', expect.anything()]]) })
    const { problems } = extended([early], [received])
    expect(problems.get('c1')).toBeNull()
    expect(holds([early, received], 'stock')).toBe(800)
  })

  it('see what those before them made of a fact; of what did not occur nothing is left', () => {
    const first = correction('f1', [{ factId: 'f1', quantities: { ...quantities, grossMicrograms: 800 } }], 'c1')
    const second = correction('f1', [{ factId: 'f1', quantities: { ...quantities, fineness: 9_000 } }], 'c2')
    expect(readOf([second, received, first]).corrected.get('f1')).toMatchObject({
      weighing: { grossMicrograms: 800 },
      declared: { Ag: 9_000 },
    })
    const never = correction('f1', [{ factId: 'f1', quantities: null }], 'c3')
    expect(readOf([received, first, never]).corrected.get('f1')).toBeNull()
    expect(holds([received, first, never], 'stock')).toBe(0)
  })
})

describe('what of a fact may be corrected', () => {
  it.each([
    [
      received,
      { grossMicrograms: 1_000, fineness: 9_250, uncertainty: null, pieces: null },
      ['grossMicrograms', 'fineness'],
    ],
    [given, { grossMicrograms: 1_500, fineness: null, uncertainty: null, pieces: null }, ['grossMicrograms']],
    [
      assayed,
      { grossMicrograms: 20, fineness: 9_000, uncertainty: 5, pieces: null },
      ['grossMicrograms', 'fineness', 'uncertainty'],
    ],
    [
      { ...assayed, sample: null } as PrimaryFact,
      { grossMicrograms: null, fineness: 9_000, uncertainty: 5, pieces: null },
      ['fineness', 'uncertainty'],
    ],
    [
      { ...given, weighing: null, pieces: 3 } as PrimaryFact,
      { grossMicrograms: null, fineness: null, uncertainty: null, pieces: 3 },
      ['grossMicrograms', 'pieces'],
    ],
  ])('%#', (fact, told, correctable) => expect(quantitiesOf(fact)).toEqual({ ...told, correctable }))

  it('replaces at its place, and passes over what the fact does not have', () => {
    const all = { grossMicrograms: 7, fineness: 8, uncertainty: 9, pieces: 4 }
    expect(replaced(received, all)).toEqual({ ...received, weighing: weighing(7), declared: { Ag: 8 } })
    expect(replaced(assayed, all)).toEqual({
      ...assayed,
      ...{ measured: { Ag: 8 }, uncertainty: 9, sample: { takenMicrograms: 7, returnedMicrograms: 0 } },
    })
    expect(replaced({ ...given, weighing: null, pieces: 3 } as PrimaryFact, all)).toEqual({
      ...given,
      ...{ weighing: weighing(7), pieces: 4 },
    })
    expect(mayCorrect(taken, 'fineness')).toBe(false)
  })
})

describe('recording a correction', () => {
  const fits: PrimaryFact = { ...given, weighing: weighing(400) } as PrimaryFact
  const known: Correctable = {
    connected: [received, fits],
    named: new Map([
      ['f1', { fact: received, type: 'sourcing.material-received', organisationId: 'coop' }],
      ['f2', { fact: fits, type: 'sourcing.metal-handed-over', organisationId: 'other' }],
    ]),
  }
  const command = (...facts: Parameters<typeof recordCorrection>[1]['facts']) => ({
    ...{ correctionId: 'c1', exists: false, organisationId: 'coop', note: null, facts },
    ...{ recordedAt: '2026-10-02T08:00:00.000Z', happenedAt: '2026-10-02T08:00:00.000Z' },
  })
  const weighs = (factId: string, grossMicrograms: number) => ({
    ...{ factId, reason: 'incorrect-data' as const, replacement: { ...quantities, grossMicrograms } },
  })

  it('tells what is posted for it', () =>
    givenState(known)
      .when(recordCorrection, command(weighs('f1', 900)))
      .thenAccepted({
        type: 'CorrectionRecorded',
        movements: [{ factId: 'f1', lines: [expect.anything(), expect.anything()] }],
        consequences: { lots: ['L'] },
      } as never))

  it('is refused to the unit with the account that would be short', () => {
    givenState(known)
      .when(recordCorrection, command(weighs('f1', 400)))
      .thenAccepted({ type: 'CorrectionRecorded' })
    givenState(known)
      .when(recordCorrection, command(weighs('f1', 399)))
      .thenRefused({
        code: 'account-below-nothing',
        account: { owner: 'coop', possessor: 'coop', kind: 'stock', id: 'L' },
        ...{ missingMicrograms: 1, missingContent: { Ag: 9_250n }, missingPieces: 0 },
      })
  })

  it.each([
    [
      'a correction that exists',
      { ...command(weighs('f1', 900)), exists: true },
      { code: 'correction-exists' as const },
    ],
    ['an unknown fact', command(weighs('f9', 1)), { code: 'fact-unknown' as const, factId: 'f9' }],
    [
      'a fact of another',
      command(weighs('f2', 1)),
      { code: 'fact-of-another' as const, factId: 'f2', organisationId: 'other' },
    ],
    ['a fact twice', command(weighs('f1', 1), weighs('f1', 2)), { code: 'fact-named-twice' as const, factId: 'f1' }],
    ['what is so already', command(weighs('f1', 1_000)), { code: 'nothing-corrected' as const, factId: 'f1' }],
    [
      'a receipt that did not occur though metal left it',
      command({ factId: 'f1', reason: 'did-not-occur' as const, replacement: null }),
      { code: 'fact-left-alone' as const, factId: 'f2', about: 'lot:L' },
    ],
  ])('is refused of %s', (_, asked, refusal) => givenState(known).when(recordCorrection, asked).thenRefused(refusal))
})
