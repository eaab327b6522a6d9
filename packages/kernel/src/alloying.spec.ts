import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { alloyTo } from './alloying.ts'
import { fineContent, type Metal } from './fineness.ts'
import { anyMetal } from './test-metal.ts'

const at = (grossMicrograms: number, fineness: number): Metal => ({
  grossMicrograms,
  fine: fineContent(grossMicrograms, fineness),
})
const holds = ({ grossMicrograms, fine }: Metal, title: number): boolean => fine >= fineContent(grossMicrograms, title)

describe('to a title', () => {
  it('1 kg of 999.9 ‰ becomes 925 ‰ with 80 972 972 µg of copper', () => {
    expect(alloyTo(at(1_000_000_000, 9_999), 9_250)).toEqual({
      ...{ add: 'copper', grossMicrograms: 80_972_972 },
      result: { grossMicrograms: 1_080_972_972, fine: 9_999_000_000_000n },
    })
  })

  it('what has it already takes nothing', () => {
    expect(alloyTo(at(1_000, 9_250), 9_250)).toMatchObject({ add: 'copper', grossMicrograms: 0 })
  })

  it('1 kg of 800 ‰ takes fine silver, of the fineness that there is', () => {
    expect(alloyTo(at(1_000_000_000, 8_000), 9_250)).toMatchObject({
      ...{ add: 'fine-silver', grossMicrograms: 1_668_891_856 },
    })
    expect(alloyTo(at(1_000_000_000, 8_000), 9_250, 9_900)).toMatchObject({ grossMicrograms: 1_923_076_924 })
  })

  it('nothing lifts metal above what is added, and there is no title of nothing, or of no metal', () => {
    expect(alloyTo(at(1_000, 8_000), 9_250, 9_250)).toBeUndefined()
    expect(alloyTo(at(1_000, 8_000), 0)).toBeUndefined()
    expect(alloyTo(at(0, 0), 9_250)).toBeUndefined()
  })

  it('it never falls below, and one microgram more of copper, or less of silver, would', () =>
    fc.assert(
      fc.property(anyMetal, fc.integer({ min: 1, max: 9_998 }), (metal, title) => {
        const alloy = alloyTo(metal, title)
        if (!alloy) throw new Error('fine silver lifts everything to these titles')
        expect(holds(alloy.result, title)).toBe(true)
        const { grossMicrograms, fine } = alloy.result
        if (alloy.add === 'copper') expect(holds({ grossMicrograms: grossMicrograms + 1, fine }, title)).toBe(false)
        else expect(holds({ grossMicrograms: grossMicrograms - 1, fine: fine - 9_999n }, title)).toBe(false)
      }),
    ))
})
