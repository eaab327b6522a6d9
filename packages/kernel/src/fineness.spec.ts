import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  addMetal,
  addMicrograms,
  fineContent,
  type Metal,
  metalAt,
  noMetal,
  subtractMetal,
  takeShare,
} from './fineness.ts'

const metal = fc
  .record({ grossMicrograms: fc.integer({ min: 1, max: 10 ** 12 }), share: fc.integer({ min: 0, max: 10 ** 6 }) })
  .map(
    ({ grossMicrograms, share }): Metal => ({
      grossMicrograms,
      fine: (BigInt(grossMicrograms) * 10_000n * BigInt(share)) / 1_000_000n,
    }),
  )

describe('fine content', () => {
  it('is gross times fineness, exactly', () => {
    expect(fineContent(500_000_000, 9_250)).toBe(4_625_000_000_000n)
    expect(fineContent(Number.MAX_SAFE_INTEGER, 10_000)).toBe(90_071_992_547_409_910_000n)
  })

  it('of a blend of 90 g at 925 ‰ and 10 g of solder at 650 ‰ is 89.75 g', () => {
    const blend = addMetal(
      { grossMicrograms: 90_000_000, fine: fineContent(90_000_000, 9_250) },
      { grossMicrograms: 10_000_000, fine: fineContent(10_000_000, 6_500) },
    )
    expect(blend).toEqual({ grossMicrograms: 100_000_000, fine: 897_500_000_000n })
  })
})

describe('taking from a lot', () => {
  it('takes its share of fine, and leaves the rest: both add up to the lot', () => {
    fc.assert(
      fc.property(metal, fc.double({ min: 0, max: 1, noNaN: true }), (lot, share) => {
        const taken = takeShare(lot, Math.floor(lot.grossMicrograms * share))
        const rest = subtractMetal(lot, taken)
        expect(addMetal(taken, rest)).toEqual(lot)
        for (const part of [taken, rest]) {
          expect(part.fine >= 0n && part.fine <= BigInt(part.grossMicrograms) * 10_000n).toBe(true)
        }
      }),
    )
  })

  it('empties it when all is taken', () => {
    fc.assert(
      fc.property(metal, (lot) => {
        expect(subtractMetal(lot, takeShare(lot, lot.grossMicrograms))).toEqual(noMetal)
      }),
    )
  })

  it('never takes more than is there', () => {
    for (const grossMicrograms of [6, -1])
      expect(() => takeShare({ grossMicrograms: 5, fine: 5n }, grossMicrograms)).toThrow('between nothing and all')
  })
})

it('tells how much metal of a blend carries a fine content, rounded down', () => {
  expect(metalAt(66_300_000_000n, { grossMicrograms: 500_000_000, fine: 4_625_000_000_000n })).toBe(7_167_567)
  expect(metalAt(5n, { grossMicrograms: 10, fine: 0n })).toBe(0)
})

it('refuses a sum of masses that cannot be kept exactly', () => {
  const most = Number.MAX_SAFE_INTEGER
  expect(() => addMicrograms(most, 1)).toThrow('9 007 199 kg')
  expect(() => addMicrograms(-most, -1)).toThrow('9 007 199 kg')
  expect([addMicrograms(most, 0), addMicrograms(-most, 0)]).toEqual([most, -most])
  expect(addMicrograms(Number.MAX_SAFE_INTEGER, -1)).toBe(Number.MAX_SAFE_INTEGER - 1)
})
