import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { addStones, noStones, type Stones, subtractStones, takeStones } from './stones.ts'

describe('taking stones', () => {
  it('takes its share of the mass', () =>
    expect(takeStones({ pieces: 3, micrograms: 100 }, 1)).toEqual({ pieces: 1, micrograms: 33 }))
  it('takes nothing of nothing', () => expect(takeStones(noStones, 0)).toEqual(noStones))
  it.each([2, -1])('refuses %s of one: less than none, or more than there are', (pieces) =>
    expect(() => takeStones({ pieces: 1, micrograms: 5 }, pieces)).toThrow('between none and all'),
  )
  it('what is taken away is less, in pieces and in mass', () =>
    expect(subtractStones({ pieces: 3, micrograms: 100 }, { pieces: 1, micrograms: 33 })).toEqual({
      ...{ pieces: 2, micrograms: 67 },
    }))
  it('in whatever portions, all of them are taken in the end, in pieces and in mass', () =>
    fc.assert(
      fc.property(
        fc.array(fc.integer({ min: 0, max: 50 }), { minLength: 1, maxLength: 12 }),
        fc.integer({ min: 0, max: 10 ** 9 }),
        (portions, micrograms) => {
          const all: Stones = { pieces: portions.reduce((sum, one) => sum + one, 0), micrograms }
          fc.pre(all.pieces > 0)
          let left = all
          const taken = portions.map((pieces) => {
            const part = takeStones(left, pieces)
            left = { pieces: left.pieces - part.pieces, micrograms: left.micrograms - part.micrograms }
            expect(part.micrograms >= 0 && left.micrograms >= 0).toBe(true)
            return part
          })
          expect(left).toEqual(noStones)
          expect(addStones(...taken)).toEqual(all)
        },
      ),
    ))
})
