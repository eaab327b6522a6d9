import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { apportion } from './shares.ts'

const weights = fc
  .array(fc.bigInt({ min: 0n, max: 10n ** 15n }), { minLength: 1, maxLength: 12 })
  .filter((all) => all.some((weight) => weight > 0n))
const total = fc.bigInt({ min: 0n, max: 10n ** 19n })
const sum = (parts: readonly bigint[]) => parts.reduce((all, part) => all + part, 0n)

describe('parts of a whole', () => {
  it('always add up', () => {
    fc.assert(
      fc.property(total, weights, (whole, by) => {
        expect(sum(apportion(whole, by))).toBe(whole)
      }),
    )
  })

  it('are never a unit or more away from the exact share', () => {
    fc.assert(
      fc.property(total, weights, (whole, by) => {
        const all = sum(by)
        for (const [line, part] of apportion(whole, by).entries()) {
          const off = part * all - whole * (by[line] ?? 0n)
          expect(off > -all && off < all).toBe(true)
        }
      }),
    )
  })

  it('go, when a unit is left over, to the largest remainder, and to the earlier line when they are equal', () => {
    expect(apportion(10n, [1n, 1n, 1n])).toEqual([4n, 3n, 3n])
    expect(apportion(11n, [1n, 1n, 1n])).toEqual([4n, 4n, 3n])
    expect(apportion(10n, [1n, 2n, 4n])).toEqual([1n, 3n, 6n])
  })

  it('of a negative whole mirror those of the positive one', () => {
    fc.assert(
      fc.property(total, weights, (whole, by) => {
        expect(apportion(-whole, by)).toEqual(apportion(whole, by).map((part) => -part))
      }),
    )
  })

  it('do not exist without anything to share by', () => {
    expect(apportion(0n, [0n, 0n])).toEqual([0n, 0n])
    expect(() => apportion(1n, [0n])).toThrow('every weight is zero')
    expect(() => apportion(1n, [-1n, 2n])).toThrow('must not be negative')
  })

  it('of two owners in one melt are as in worked example A', () => {
    const fine = [2_775_000_000_000n, 1_600_080_000_000n]
    expect(apportion(9_624_983_500n, fine)).toEqual([6_104_877_902n, 3_520_105_598n])
    expect(apportion(6_212_489_350n, fine)).toEqual([3_940_421_191n, 2_272_068_159n])
    expect(apportion(1_100_000n, fine)).toEqual([697_702n, 402_298n])
    expect(apportion(710_000n, fine)).toEqual([450_335n, 259_665n])
  })
})
