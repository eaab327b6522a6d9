import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { addMetal, type Metal, noMetal } from './fineness.ts'
import { weighHandOver, weighingsAgree } from './handover.ts'

const at9250 = (grossMicrograms: number): Metal => ({ grossMicrograms, fine: BigInt(grossMicrograms) * 9_250n })
const scales = { givenHalfWidthMicrograms: 10_000, receivedHalfWidthMicrograms: 10_000 }

describe('worked example D', () => {
  it('1. agrees within the scales: the giver loses G, the receiver is charged R, the scale takes the difference', () => {
    expect(weighHandOver({ given: at9250(100_020_000), receivedMicrograms: 100_010_000, ...scales })).toEqual({
      outcome: 'agreed',
      charged: { grossMicrograms: 100_010_000, fine: 925_092_500_000n },
      scale: { grossMicrograms: 10_000, fine: 92_500_000n },
      dispute: noMetal,
      excessMicrograms: 0,
    })
  })

  it('2. is beyond the scales: R is charged and the rest is in dispute', () => {
    expect(weighHandOver({ given: at9250(100_020_000), receivedMicrograms: 99_870_000, ...scales })).toEqual({
      outcome: 'disputed',
      charged: { grossMicrograms: 99_870_000, fine: 923_797_500_000n },
      scale: noMetal,
      dispute: { grossMicrograms: 150_000, fine: 1_387_500_000n },
      excessMicrograms: 0,
    })
  })

  it('4. weighs more at the receiver than the book says, within the scales', () => {
    expect(weighHandOver({ given: at9250(100_030_000), receivedMicrograms: 100_040_000, ...scales })).toEqual({
      outcome: 'agreed',
      charged: { grossMicrograms: 100_040_000, fine: 925_370_000_000n },
      scale: { grossMicrograms: -10_000, fine: -92_500_000n },
      dispute: noMetal,
      excessMicrograms: 0,
    })
  })
})

describe('any hand-over', () => {
  const weighings = fc
    .record({
      gross: fc.integer({ min: 1, max: 10 ** 10 }),
      fineness: fc.integer({ min: 0, max: 10_000 }),
      off: fc.integer({ min: -200_000, max: 200_000 }),
      given: fc.integer({ min: 0, max: 100_000 }),
      received: fc.integer({ min: 0, max: 100_000 }),
    })
    .map(({ gross, fineness, off, given, received }) => ({
      given: { grossMicrograms: gross, fine: (BigInt(gross) * BigInt(fineness)) / 3n },
      receivedMicrograms: Math.max(0, gross + off),
      givenHalfWidthMicrograms: given,
      receivedHalfWidthMicrograms: received,
    }))

  it('loses and makes nothing: what was given is charged, on the scale, or in dispute', () => {
    fc.assert(
      fc.property(weighings, (all) => {
        const { charged, scale, dispute } = weighHandOver(all)
        expect(addMetal(charged, scale, dispute)).toEqual(all.given)
      }),
    )
  })

  it('charges nobody with less than nothing, or with more fine than metal', () => {
    fc.assert(
      fc.property(weighings, (all) => {
        const { charged, dispute } = weighHandOver(all)
        for (const metal of [charged, dispute]) {
          expect(metal.grossMicrograms).toBeGreaterThanOrEqual(0)
          expect(metal.fine >= 0n && metal.fine <= BigInt(metal.grossMicrograms) * 10_000n).toBe(true)
        }
      }),
    )
  })

  it('beyond the scales charges G when R is more, and keeps the excess on record', () => {
    // What else is known of what was given is nobody's business here: callers spread what is charged.
    const given = { ...at9250(100_000_000), lotId: 'L', halfWidthMicrograms: 5 }
    const result = weighHandOver({ given, receivedMicrograms: 100_300_000, ...scales })
    expect(result).toEqual({
      outcome: 'disputed',
      charged: at9250(100_000_000),
      scale: noMetal,
      dispute: noMetal,
      excessMicrograms: 300_000,
    })
  })
})

it('agrees up to 3 Δ² = 4 Σa², and not a microgram further', () => {
  expect(weighingsAgree(16_329, [10_000, 10_000])).toBe(true)
  expect(weighingsAgree(16_330, [10_000, 10_000])).toBe(false)
  expect(weighingsAgree(-16_329, [10_000, 10_000])).toBe(true)
  expect(weighingsAgree(0, [0, 0])).toBe(true)
  expect(weighingsAgree(1, [0, 0])).toBe(false)
})
