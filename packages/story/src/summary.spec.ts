import { expect, it } from 'vitest'
import { summaryOf } from './summary.ts'

const state = (lots: unknown[]) =>
  JSON.stringify({
    'clerk-tiznit /sourcing/lots': lots,
    'clerk-taroudant /sourcing/lots': [],
    'seller-agadir /sales/sales': [],
  })

it('counts a list over everybody who reads it, and adds up to the last unit', () => {
  const summary = summaryOf(
    state([
      { status: 'accepted', grossMicrograms: 1_500_000, fine: '13875000001' },
      { status: 'rejected', grossMicrograms: 1, fine: '9250' },
    ]),
  )
  expect(summary).toContain(
    '| lots, and what is left of them | 2 | 1 accepted, 1 rejected | 1.500001 g; 1.3875009251 g fine |',
  )
})

it('is another text when a single unit of fine content is elsewhere', () => {
  const one = [{ status: 'accepted', grossMicrograms: 1, fine: '9250' }]
  expect(summaryOf(state(one))).not.toBe(summaryOf(state([{ ...one[0], fine: '9249' }])))
})

it('says so when a list no longer shows what it is counted by', () => {
  expect(() => summaryOf(state([{ grossMicrograms: 1, fine: '0' }]))).toThrow('other fields')
})
