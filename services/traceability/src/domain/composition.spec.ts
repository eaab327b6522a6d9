import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { compose } from './composition.ts'

const metal = fc
  .record({ grossMicrograms: fc.integer({ min: 1, max: 10 ** 9 }), share: fc.integer({ min: 0, max: 10_000 }) })
  .map(({ grossMicrograms, share }) => ({
    grossMicrograms,
    fine: BigInt(grossMicrograms) * BigInt(share),
  }))
const inputs = fc.array(
  fc.tuple(fc.constantFrom('a', 'b', 'c'), metal).map(([lotId, content]) => ({ lotId, ...content })),
  { minLength: 1, maxLength: 6 },
)
const pieces = fc
  .array(metal, { maxLength: 5 })
  .map((all) => all.map((content, index) => ({ thingId: `p${index}`, ...content })))

describe('the composition of the pieces of an order', () => {
  it('adds up to each piece, in gross and in fine', () => {
    fc.assert(
      fc.property(inputs, pieces, (lots, made) => {
        const parts = compose(lots, made)
        for (const piece of made) {
          const own = parts.filter(({ thingId }) => thingId === piece.thingId)
          expect(own.reduce((sum, part) => sum + part.grossMicrograms, 0)).toBe(piece.grossMicrograms)
          expect(own.reduce((sum, part) => sum + part.fine, 0n)).toBe(piece.fine)
        }
      }),
    )
  })

  it('names each lot once, however often metal was taken from it', () => {
    const take = { lotId: 'a', grossMicrograms: 10, fine: 90n }
    const parts = compose(
      [take, { lotId: 'b', grossMicrograms: 20, fine: 180n }, take],
      [{ thingId: 'p', grossMicrograms: 20, fine: 180n }],
    )
    expect(parts).toEqual([
      { thingId: 'p', lotId: 'a', grossMicrograms: 10, fine: 90n },
      { thingId: 'p', lotId: 'b', grossMicrograms: 10, fine: 90n },
    ])
  })
})
