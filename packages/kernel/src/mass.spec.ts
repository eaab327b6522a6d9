import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { formatMass, type MassUnit, massUnits, roundHalfToEven, toMicrograms } from './mass.ts'

describe('a mass that was typed', () => {
  it.each([
    ['1', 'mg', 1_000],
    ['1', 'g', 1_000_000],
    ['1', 'kg', 1_000_000_000],
    ['1', 'ct', 200_000],
    ['10', 'ozt', 311_034_768],
    ['1', 'ozt', 31_103_477],
    ['505.20', 'g', 505_200_000],
    ['0.0000005', 'g', 0],
    ['0.0000015', 'g', 2],
    ['0.0000025', 'g', 2],
    ['00.50', 'g', 500_000],
  ] as const)('%s %s is %i µg', (value, unit, micrograms) => {
    expect(toMicrograms({ value, unit })).toBe(micrograms)
  })

  it.each(['', ' ', '-1', '+1', '1,5', '1.', '.5', '1e3', '١٢', 'NaN', '1 000', '0x10', '1.5.2'])(
    'refuses %j and says how to type it',
    (value) => {
      expect(() => toMicrograms({ value, unit: 'g' })).toThrow(/type digits/)
    },
  )

  it('is kept up to 9 007 199 kg, and refused beyond', () => {
    expect(toMicrograms({ value: '9007199254.740991', unit: 'g' })).toBe(Number.MAX_SAFE_INTEGER)
    expect(() => toMicrograms({ value: '9007199254.740992', unit: 'g' })).toThrow(/largest mass/)
  })

  const whole = fc.bigInt({ min: 0n, max: 10n ** 9n })
  const digits = fc.array(fc.integer({ min: 0, max: 9 }), { maxLength: 9 }).map((all) => all.join(''))

  it('is converted exactly and rounded once, half to even, in every unit', () => {
    const tenths = { mg: 10_000n, g: 10_000_000n, kg: 10_000_000_000n, ct: 2_000_000n, ozt: 311_034_768n }
    fc.assert(
      fc.property(whole, digits, fc.constantFrom(...massUnits), (before, after, unit) => {
        const numerator = BigInt(`${before}${after}`) * tenths[unit]
        const denominator = 10n ** BigInt(after.length + 1)
        fc.pre(numerator / denominator < BigInt(Number.MAX_SAFE_INTEGER))
        const result = BigInt(toMicrograms({ value: after === '' ? `${before}` : `${before}.${after}`, unit }))
        const off = numerator - result * denominator
        const distance = (off < 0n ? -off : off) * 2n
        expect(distance < denominator || (distance === denominator && result % 2n === 0n)).toBe(true)
      }),
    )
  })

  it('comes back from its text, whatever it is', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: Number.MAX_SAFE_INTEGER }),
        fc.constantFrom<MassUnit>('g', 'kg', 'mg', 'ct'),
        (micrograms, unit) => {
          expect(toMicrograms({ value: formatMass(micrograms, unit), unit })).toBe(micrograms)
        },
      ),
    )
  })

  it.each([
    [505_200_000, 'g', '505.2'],
    [-5_200_000, 'g', '-5.2'],
    [1, 'kg', '0.000000001'],
    [0, 'g', '0'],
  ] as const)('%i µg is shown as %s %s', (micrograms, unit, text) => {
    expect(formatMass(micrograms, unit)).toBe(text)
  })
})

it('rounds half to even', () => {
  expect([5n, 15n, 25n, 26n, 24n].map((tenths) => roundHalfToEven(tenths, 10n))).toEqual([0n, 2n, 2n, 3n, 2n])
})
