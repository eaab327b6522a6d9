import { describe, expect, it } from 'vitest'
import { compared, type Figure, percentile, spreadOf, verdictOf } from './figure.ts'

const figure: Figure = {
  what: 'w',
  unit: '/s',
  subject: [50, 80, 60],
  reference: { name: 'r', values: [100, 100, 100] },
  by: 'ratio',
  better: 'more',
  aim: 0.6,
  bound: 0.4,
}

describe('a figure', () => {
  it('is compared run by run, and judged by the median', () => {
    expect(compared(figure)).toEqual([0.5, 0.8, 0.6])
    expect(verdictOf(figure)).toBe('aim met')
  })

  it.each([
    [[10, 90, 59], 'aim missed'],
    [[10, 90, 39], 'beyond the bound'],
  ] as const)('with %j is %s', (subject, verdict) => {
    expect(verdictOf({ ...figure, subject })).toBe(verdict)
  })

  it('of which less is better is met from below', () => {
    const less = { ...figure, by: 'difference', better: 'less', subject: [104, 105, 109] } as const
    expect(verdictOf({ ...less, aim: 5 })).toBe('aim met')
    expect(verdictOf({ ...less, aim: 4, bound: 6 })).toBe('aim missed')
    expect(verdictOf({ ...less, aim: 4, bound: 4 })).toBe('beyond the bound')
  })

  it('without an aim is only shown', () => {
    const { aim: _aim, bound: _bound, ...shown } = figure
    expect(verdictOf(shown)).toBe('shown')
  })

  it('is refused when a run has no reference', () => {
    expect(() => compared({ ...figure, subject: [1] })).toThrow('reference')
  })
})

describe('spread and percentile', () => {
  it('take the middle, also of an even number', () => {
    expect(spreadOf([3, 1, 2])).toEqual({ median: 2, min: 1, max: 3 })
    expect(spreadOf([4, 1, 2, 3])).toEqual({ median: 2.5, min: 1, max: 4 })
  })

  it('take the nearest rank', () => {
    const hundred = Array.from({ length: 100 }, (_, index) => 100 - index)
    expect([percentile(hundred, 0.5), percentile(hundred, 0.99), percentile([7], 0.99)]).toEqual([50, 99, 7])
  })
})
