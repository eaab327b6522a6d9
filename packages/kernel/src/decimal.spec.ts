import fc from 'fast-check'
import { expect, it } from 'vitest'
import { fixedPoint } from './decimal.ts'
import { formatFine } from './fineness.ts'
import { formatMoney } from './money.ts'

it.each([
  [145_000, 2, '1450.00'],
  [5, 2, '0.05'],
  [-5, 2, '-0.05'],
  [0, 2, '0.00'],
  [7_200_000_000_000_001n, 10, '720000.0000000001'],
] as const)('%s with %s digits is %s', (units, digits, text) => {
  expect(fixedPoint(units, digits)).toBe(text)
})

it('loses nothing, whatever the sign and the size', () => {
  fc.assert(
    fc.property(fc.bigInt(), fc.integer({ min: 1, max: 12 }), (units, digits) => {
      expect(BigInt(fixedPoint(units, digits).replace('.', ''))).toBe(units)
    }),
  )
})

it('writes fine content in grams and money in its units', () => {
  expect(formatFine('72450000000')).toBe('7.2450000000')
  expect(formatFine(-1n)).toBe('-0.0000000001')
  expect(formatMoney({ amountMinor: -92_396 })).toBe('-923.96')
})
