import { expect, it } from 'vitest'
import { isBalanced } from './balanced.ts'

it('balances when gross and fine each sum to nothing', () => {
  const work = { account: 'work:O1', grossMicrograms: -10, fine: -90n }
  expect(isBalanced([work, { account: 'piece:P1', grossMicrograms: 10, fine: 90n }])).toBe(true)
  expect(isBalanced([work, { account: 'piece:P1', grossMicrograms: 10, fine: 89n }])).toBe(false)
  expect(isBalanced([work, { account: 'piece:P1', grossMicrograms: 9, fine: 90n }])).toBe(false)
})
