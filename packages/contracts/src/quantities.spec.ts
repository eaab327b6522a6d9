import { type EnteredMass, massUnits, toMicrograms } from '@fibula/kernel'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { enteredMass, fine, id, massUnit, money, partyId, signedFine, text } from './quantities.ts'

/** What people, and clients with faults, may send for a mass: decimals of any length, and things that only look like it. */
const typed = fc.oneof(
  fc.stringMatching(/^\d{1,18}(\.\d{0,12})?$/),
  fc.stringMatching(/^[-+ ]?\d{0,5}[.,e]?\d{0,5}\n?$/),
  fc.string({ maxLength: 12 }),
)
const entered = fc.record({ value: typed, unit: fc.constantFrom(...massUnits) })

const convertible = (mass: EnteredMass): boolean => {
  try {
    toMicrograms(mass)
    return true
  } catch {
    return false
  }
}

describe('an entered mass', () => {
  it('knows the units of the kernel, and no other', () => expect(massUnit.options).toEqual([...massUnits]))

  it('is refused whenever it could not be converted: what passes never fails later', () =>
    fc.assert(
      fc.property(entered, (mass) => {
        if (enteredMass.safeParse(mass).success) expect(convertible(mass)).toBe(true)
      }),
      { numRuns: 2_000 },
    ))

  it('is taken whenever it is a plain decimal that can be kept exactly', () =>
    fc.assert(
      fc.property(
        fc.record({ value: fc.stringMatching(/^\d{1,13}(\.\d{1,9})?$/), unit: fc.constantFrom(...massUnits) }),
        (mass) => {
          expect(enteredMass.safeParse(mass).success).toBe(convertible(mass))
        },
      ),
    ))

  it('is told why it is refused', () => {
    const { error } = enteredMass.safeParse({ value: '9007199.254740992', unit: 'kg' })
    expect(error?.issues.map(({ path, message }) => [path, message])).toEqual([
      [['value'], expect.stringContaining('9 007 199 kg')],
    ])
  })
})

it('fine content is a decimal string without leading zeros, and without a sign unless it may have one', () => {
  for (const good of ['0', '4625000000000', '9999999999999999999'.slice(0, 18)])
    expect(fine.safeParse(good).success).toBe(true)
  for (const bad of ['', '00', '01', '-1', '-0', '1.5', '1e3', ' 1', '1\n'])
    expect(fine.safeParse(bad).success).toBe(false)
  expect(signedFine.safeParse('-925').success).toBe(true)
  for (const bad of ['-0', '--1', '+1', '-01']) expect(signedFine.safeParse(bad).success).toBe(false)
})

it('an id is the same thing however it is written: it is read in lower case', () =>
  expect(id.parse('018F0000-0000-7000-8001-00000000ABCD')).toBe('018f0000-0000-7000-8001-00000000abcd'))

it.each(['', 'A', 'Coop', '-coop', 'coop tiznit', 'é', 'a'.repeat(64)])('%j is no name of a party', (name) =>
  expect(partyId.safeParse(name).success).toBe(false),
)

it('money is in whole minor units of a currency', () => {
  expect(money.safeParse({ amountMinor: 1, currency: 'MAD' }).success).toBe(true)
  for (const bad of [
    { amountMinor: 0.5, currency: 'MAD' },
    { amountMinor: -1, currency: 'MAD' },
    { amountMinor: 1, currency: 'mad' },
    { amountMinor: 2 ** 53, currency: 'MAD' },
  ])
    expect(money.safeParse(bad).success).toBe(false)
})

it.each(['', 'a\u0000b', '\ud800', 'abcdef'])('%j is not a text of at most five characters that can be kept', (value) =>
  expect(text(5).safeParse(value).success).toBe(false),
)
