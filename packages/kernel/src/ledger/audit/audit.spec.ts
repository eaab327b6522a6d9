import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { canonically, type LedgerFact } from '../facts/fact.ts'
import { Ledger } from '../ledger.ts'
import type { Movement } from '../movement.ts'
import { g, history, weighs } from '../test-facts.ts'
import { factsOf, picks } from '../world/test-picks.ts'
import { audit } from './audit.ts'

const posted = (facts: readonly LedgerFact[]): Movement[] => {
  const ledger = new Ledger()
  return facts.flatMap((fact) => ledger.append(fact))
}

describe('postings', () => {
  it('of a true ledger are found to be true, whatever was corrected, assayed or late', () =>
    fc.assert(
      fc.property(picks(150), fc.nat(), (all, late) => {
        const facts = [...factsOf(all)]
        const [moved] = facts.splice(late % Math.max(1, facts.length), 1)
        const movements = posted(moved ? [...facts, moved] : facts)
        const told = (moved ? [...facts, moved] : facts).sort(canonically)
        expect(audit(() => told, movements).wrongPostings).toEqual([])
      }),
      { numRuns: 40 },
    ))

  it('of which one is changed, left out, doubled or made up, are found to be wrong there and nowhere else', () =>
    fc.assert(
      fc.property(
        picks(150, 30),
        fc.nat(),
        fc.constantFrom('changed', 'left out', 'doubled', 'other account', 'made up'),
        (all, at, how) => {
          const facts = factsOf(all)
          const movements = posted(facts)
          const index = at % Math.max(1, movements.length)
          const movement = movements[index]
          const [line, ...rest] = movement?.lines ?? []
          if (!movement || !line) return
          const wrong = {
            changed: [{ ...movement, lines: [{ ...line, content: { Ag: line.content.Ag + 1n } }, ...rest] }],
            'left out': [],
            doubled: [movement, movement],
            'other account': [
              { ...movement, lines: [{ ...line, account: { ...line.account, id: 'other' } }, ...rest] },
            ],
            'made up': [movement, { ...movement, factId: 'nobody told it' }],
          }[how]
          movements.splice(index, 1, ...wrong)
          const factId = how === 'made up' ? 'nobody told it' : movement.factId
          expect(audit(() => facts, movements).wrongPostings.map((one) => one.factId)).toEqual([factId])
        },
      ),
      { numRuns: 60 },
    ))
})

describe('weighings', () => {
  const handOver = (received: number) => {
    const { facts, tell } = history()
    const lot = {
      lotId: 'L',
      ownerId: 'C',
      possessorId: 'C',
      supplierId: 'S',
      material: 'silver',
      pieces: null,
    } as const
    tell('received', { ...lot, weighing: weighs(g(500)), declared: { Ag: 9_250 } })
    const given = {
      handOverId: 'H',
      lotId: 'L',
      orderId: 'O',
      receiverId: 'W',
      material: 'silver',
      pieces: null,
    } as const
    tell('given', { ...given, weighing: weighs(g(100)), halfWidthMicrograms: 10_000 })
    tell('taken', { handOverId: 'H', orderId: 'O', lotId: 'L', weighing: weighs(received), pieces: null })
    return { facts, tell }
  }
  const doubtful = (facts: readonly LedgerFact[]) => audit(() => facts, posted(facts)).doubtfulWeighings

  it('that differ by no more than both scales can be off are not doubted', () => {
    for (const off of [-20_000, 0, 20_000]) expect(doubtful(handOver(g(100) + off).facts)).toEqual([])
  })

  it('beyond that they are; and a limit is told from which on none is missed', () => {
    const { facts } = handOver(g(100) + 20_001)
    const report = audit(() => facts, posted(facts))
    expect(report.doubtfulWeighings).toEqual([
      { what: 'hand-over', factIds: ['2', '3'], differenceMicrograms: -20_001, explainedMicrograms: 20_000 },
    ])
    expect(report.limits).toEqual([
      { what: 'hand-over', halfWidthsMicrograms: [10_000, 10_000], limitMicrograms: 40_000, comparisons: 1 },
    ])
    expect(report.alone).toBe(1)
  })

  it('on which both have agreed are not doubted any more', () => {
    const { facts, tell } = handOver(g(99))
    expect(doubtful(facts)).toHaveLength(1)
    tell('dispute-agreed', { handOverId: 'H', grossMicrograms: g(99.5), pieces: null })
    expect(doubtful(facts)).toEqual([])
  })

  it('of a step are compared with those of the step before', () => {
    const { facts, tell } = history()
    const step = (stepIndex: number, weighIn: number, weighOut: number) =>
      tell('step-weighed', {
        orderId: 'O',
        stepIndex,
        step: 'rolling',
        weighIn: weighs(weighIn),
        weighOut: weighs(weighOut),
      })
    step(0, g(100), g(99))
    step(1, g(99) + 20_000, g(98))
    expect(doubtful(facts)).toEqual([])
    step(2, g(98) - 20_001, g(97))
    expect(doubtful(facts)).toMatchObject([{ what: 'step', factIds: ['2', '3'], differenceMicrograms: 20_001 }])
  })

  it('of a count are compared with the book, as far as all weighings since the last one can explain', () => {
    const { facts, tell } = handOver(g(100))
    const count = (countId: string, gross: number) =>
      tell('counted', { countId, lotId: 'L', weighing: weighs(gross), pieces: null })
    count('N1', g(400) - 30_000)
    expect(doubtful(facts)).toEqual([])
    count('N2', g(400) - 30_000 - 20_001)
    expect(doubtful(facts)).toMatchObject([{ what: 'count', factIds: ['4', '5'], differenceMicrograms: 20_001 }])
  })
})
