import { describe, expect, it } from 'vitest'
import { orderOf } from '../test-orders.ts'
import { differenceOf } from './difference.ts'
import { planNames, type StepPlan, stepPlans, stepsOn } from './plans.ts'
import { indexOfStep, planOf, withStep } from './steps.ts'

const fact = { reason: null, handedOnTo: null, weighIn: null, weighOut: null } as const

describe('the plan in force', () => {
  it.each(planNames)('%s has steps today, and ends at the guarantee office', (plan) =>
    expect(stepsOn(plan, '2026-10-01').at(-1)).toBe('hallmarking'),
  )
  it('is the one of the day: a plan that ended is followed by the next', () => {
    const plans: StepPlan[] = [
      { plan: 'cast', validFrom: '2020-01-01', validUntil: '2026-01-01', steps: ['casting'] },
      { plan: 'cast', validFrom: '2026-01-01', validUntil: null, steps: ['melting', 'casting'] },
    ]
    expect(stepsOn('cast', '2019-12-31', plans)).toEqual([])
    expect(stepsOn('cast', '2025-12-31', plans)).toEqual(['casting'])
    expect(stepsOn('cast', '2026-01-01', plans)).toEqual(['melting', 'casting'])
  })
  it('is one at most: the lines of a plan do not overlap', () => {
    for (const name of planNames) {
      const lines = stepPlans.filter(({ plan }) => plan === name)
      expect(lines.length).toBeGreaterThan(0)
      for (const [index, line] of lines.slice(1).entries())
        expect(line.validFrom >= (lines[index]?.validUntil ?? '9999')).toBe(true)
    }
  })
})

describe('a name means', () => {
  const plan = withStep(planOf(['soldering', 'polishing', 'soldering']), {
    ...{ stepIndex: 0, step: 'soldering', status: 'done', ...fact },
  })
  it('the first step of that name that is not done', () => expect(indexOfStep(plan, 'soldering')).toBe(2))
  it('a step beyond the plan when there is none', () => {
    expect(indexOfStep(plan, 'niello')).toBe(3)
    expect(withStep(plan, { stepIndex: 3, step: 'niello', status: 'started', ...fact })).toHaveLength(4)
  })
})

describe('what a step seems to have lost', () => {
  const order = (out: number, residue = 0) => {
    const weigh = (grossMicrograms: number) => ({ weighed: { value: '1', unit: 'g' as const }, grossMicrograms })
    const step = { stepIndex: 1, step: 'casting', status: 'done', ...fact } as const
    const plan = withStep(orderOf().plan, { ...step, weighIn: weigh(100_000_000), weighOut: weigh(out) })
    const residues = [{ residueLotId: 'R', class: 'sprue' as const, grossMicrograms: residue, stepIndex: 1 }]
    return orderOf({ plan, residues: residue === 0 ? [] : residues })
  }
  it('is in less out less its residues, within the rate of the technique', () =>
    expect(differenceOf(order(90_000_000, 7_000_000), 1)).toEqual({ differenceMicrograms: 3_000_000, alarm: 'none' }))
  it('alarms beyond it', () =>
    expect(differenceOf(order(90_000_000, 6_999_999), 1)).toMatchObject({ alarm: 'beyond-allowance' }))
  it('alarms when more came out', () =>
    expect(differenceOf(order(100_000_001), 1)).toEqual({ differenceMicrograms: -1, alarm: 'more-out-than-in' }))
  it('is not known until it was weighed twice', () => expect(differenceOf(orderOf(), 1)).toBeNull())
})
