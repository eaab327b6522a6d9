import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type PriceTerms, priceOf, valueOfFine } from './price.ts'

const mad = (amountMinor: number) => ({ amountMinor, currency: 'MAD' })

const terms: PriceTerms = {
  // 45 g at 925 ‰
  fine: 416_250_000_000n,
  ratePerKilogram: mad(951_235),
  making: mad(18_000),
  stones: mad(4_550),
  netMicrograms: 45_000_000,
  dutyPerKilogram: mad(5_000),
  vatRate: 2_000,
}

const amount = fc.integer({ min: 0, max: 1_000_000_000 })
const anyTerms = fc.record({
  fine: fc.bigInt({ min: 0n, max: 10_000_000_000_000n }),
  ratePerKilogram: amount.map(mad),
  making: amount.map(mad),
  stones: amount.map(mad),
  netMicrograms: fc.integer({ min: 0, max: 1_000_000_000 }),
  dutyPerKilogram: amount.map(mad),
  vatRate: fc.integer({ min: 0, max: 10_000 }),
})

describe('the price of a piece', () => {
  it('is metal, making, stones, duty and VAT, each rounded once', () => {
    // 0.041625 kg × 9 512.35 = 395.951… ; 0.045 kg × 50.00 = 2.25; 20 % of 623.70 = 124.74
    expect(priceOf(terms)).toEqual({
      metal: mad(39_595),
      making: mad(18_000),
      stones: mad(4_550),
      duty: mad(225),
      vat: mad(12_474),
      total: mad(74_844),
    })
  })

  it('rounds half to even', () => {
    expect(valueOfFine(5_000_000_000_000n, mad(1))).toEqual(mad(0))
    expect(valueOfFine(5_000_000_000_000n, mad(3))).toEqual(mad(2))
    expect(valueOfFine(5_000_000_000_001n, mad(1))).toEqual(mad(1))
  })

  it('is in one currency, and never beyond what is kept exactly', () => {
    expect(() => priceOf({ ...terms, making: { amountMinor: 1, currency: 'EUR' } })).toThrow(RangeError)
    expect(() => valueOfFine(10_000_000_000_000n * 9_000n, mad(9_000_000_000_000))).toThrow(RangeError)
  })

  it('adds up, whatever it is made of', () => {
    fc.assert(
      fc.property(anyTerms, (any) => {
        const { metal, making, stones, duty, vat, total } = priceOf(any)
        const parts = [metal, making, stones, duty, vat].map(({ amountMinor }) => amountMinor)
        expect(parts.reduce((sum, part) => sum + part, 0)).toBe(total.amountMinor)
      }),
    )
  })

  it('is at most half a minor unit away from the exact value of the metal', () => {
    fc.assert(
      fc.property(anyTerms, ({ fine, ratePerKilogram }) => {
        const exact = BigInt(ratePerKilogram.amountMinor) * fine
        const away = BigInt(valueOfFine(fine, ratePerKilogram).amountMinor) * 10_000_000_000_000n - exact
        expect((away < 0n ? -away : away) * 2n <= 10_000_000_000_000n).toBe(true)
      }),
    )
  })

  it('never falls when more metal is in the piece', () => {
    fc.assert(
      fc.property(anyTerms, fc.bigInt({ min: 0n, max: 1_000_000_000_000n }), (any, more) => {
        expect(priceOf({ ...any, fine: any.fine + more }).total.amountMinor).toBeGreaterThanOrEqual(
          priceOf(any).total.amountMinor,
        )
      }),
    )
  })
})
