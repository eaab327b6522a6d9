import { expect, it } from 'vitest'
import { addMoney } from './money.ts'

it('adds money of one currency', () => {
  expect(addMoney({ amountMinor: 1, currency: 'MAD' }, { amountMinor: 2, currency: 'MAD' })).toEqual({
    amountMinor: 3,
    currency: 'MAD',
  })
})

it('refuses to add two currencies, or more than can be kept exactly', () => {
  expect(() => addMoney({ amountMinor: 1, currency: 'MAD' }, { amountMinor: 1, currency: 'EUR' })).toThrow(/EUR/)
  expect(() =>
    addMoney({ amountMinor: Number.MAX_SAFE_INTEGER, currency: 'MAD' }, { amountMinor: 1, currency: 'MAD' }),
  ).toThrow(/exactly/)
})
