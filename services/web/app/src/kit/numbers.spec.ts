import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  formatDecimal,
  formatFine,
  formatFineness,
  formatGross,
  formatMoney,
  isDecimal,
  plainDecimal,
  toFineness,
  toMinor,
} from './numbers.ts'

/** Spaces that group digits differ by language and version; what counts is the digits. */
const squeezed = (text: string) => text.replaceAll(/[\s\u00a0\u202f]/g, ' ')

describe('what is typed', () => {
  it.each([
    ['12,5', '12.5'],
    ['١٢٫٥', '12.5'],
    ['1 250.75', '1250.75'],
    ['۳', '3'],
  ])('%s is read as %s', (typed, plain) => {
    expect(plainDecimal(typed)).toBe(plain)
    expect(isDecimal(plain)).toBe(true)
  })

  it('is no number where it is none', () => {
    for (const typed of ['', '1.2.3', '-1', '1e3', 'abc', '1234567890123456'])
      expect(isDecimal(plainDecimal(typed))).toBe(false)
  })

  it('becomes minor units exactly, or nothing', () => {
    expect([
      toMinor('1250,5'),
      toMinor('0.1'),
      toMinor('3'),
      toMinor('1,255'),
      toMinor(''),
      toMinor('5', 'JPY'),
    ]).toEqual([...[125_050, 10, 300, undefined, undefined, 5]])
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 10 ** 12 }), (minor) => {
        expect(toMinor(`${Math.floor(minor / 100)},${String(minor % 100).padStart(2, '0')}`)).toBe(minor)
      }),
    )
  })

  it('becomes tenths of a per mille up to a thousand per mille', () => {
    expect([toFineness('925'), toFineness('999,9'), toFineness('1000'), toFineness('1000.1'), toFineness('x')]).toEqual(
      [...[9250, 9999, 10_000, undefined, undefined]],
    )
  })
})

describe('what is shown', () => {
  it('has Western digits in every language, and the exact grams', () => {
    expect(squeezed(formatGross(505_200_000, 'fr'))).toBe('505,20 g')
    expect(formatGross(1, 'en')).toBe('0.000001 g')
    for (const language of ['fr', 'ar', 'en'] as const)
      fc.assert(
        fc.property(fc.integer({ min: 0, max: Number.MAX_SAFE_INTEGER }), (micrograms) => {
          const shown = formatGross(micrograms, language)
          expect(shown).toMatch(/^[\d.,\s\u00a0\u202f]+ g$/)
          const digits = shown.replaceAll(/\D/g, '')
          expect(BigInt(digits.replace(/0+$/, '') || '0')).toBe(BigInt(String(micrograms).replace(/0+$/, '') || '0'))
        }),
      )
  })

  it('shows fine content, fineness and money without a float', () => {
    expect(formatFine('9007199254740993', 'en')).toBe('900,719.925474 g')
    expect(formatFine(-15_000_000_000n, 'en')).toBe('-1.50 g')
    expect(formatFineness(9250, 'en')).toBe('925 ‰')
    expect(squeezed(formatMoney({ amountMinor: 125_050, currency: 'MAD' }, 'fr'))).toBe('1.250,50 MAD')
    expect(squeezed(formatMoney({ amountMinor: 5, currency: 'JPY' }, 'en'))).toBe('JPY 5')
    expect(formatDecimal('9007199254740993.25', 'en')).toBe('9,007,199,254,740,993.25')
  })
})
