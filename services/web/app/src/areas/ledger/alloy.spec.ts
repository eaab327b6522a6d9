import fc from 'fast-check'
import { expect, it } from 'vitest'
import { alloyFor } from './alloy.ts'

it('1 kg of 999.9 ‰ becomes 925 ‰ with 80 972 972 µg of copper', () =>
  expect(alloyFor(1_000_000_000, 9_999, 9_250)).toEqual({
    add: 'copper',
    addMicrograms: 80_972_972,
    grossMicrograms: 1_080_972_972,
  }))

it('never falls below the title, and one microgram more of copper would, one less of silver too', () =>
  fc.assert(
    fc.property(
      fc.integer({ min: 1_000, max: 10_000_000_000 }),
      fc.integer({ min: 1, max: 10_000 }),
      fc.integer({ min: 1, max: 9_998 }),
      (gross, fineness, title) => {
        const alloy = alloyFor(gross, fineness, title)
        if (!alloy) throw new Error('there is a way')
        const holds = (added: number) => {
          const silver = alloy.add === 'silver' ? BigInt(added) * 9_999n : 0n
          return BigInt(gross) * BigInt(fineness) + silver >= BigInt(title) * BigInt(gross + added)
        }
        expect(holds(alloy.addMicrograms)).toBe(true)
        if (alloy.add === 'copper') expect(holds(alloy.addMicrograms + 1)).toBe(false)
        if (alloy.add === 'silver' && alloy.addMicrograms > 0) expect(holds(alloy.addMicrograms - 1)).toBe(false)
      },
    ),
  ))

it.each([
  [0, 9_250, 8_000],
  [1_000, 9_250, 0],
  [1_000, 9_250, 9_999],
  [1_000, 10_001, 9_250],
])('has no answer for %d µg at %d to %d', (gross, fineness, title) =>
  expect(alloyFor(gross, fineness, title)).toBeUndefined(),
)
