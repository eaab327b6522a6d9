import fc from 'fast-check'
import { expect, it } from 'vitest'
import { custodyModels, originClasses } from '../words.ts'
import { type ClaimedPart, claimOf, mergedCustody } from './custody.ts'

const part = (
  supplierId: string | null,
  originClass: ClaimedPart['originClass'],
  custodyModel: ClaimedPart['custodyModel'],
  grossMicrograms = 100,
  claimedMicrograms = claimOf(originClass, custodyModel, grossMicrograms),
): ClaimedPart => ({ supplierId, originClass, custodyModel, grossMicrograms, claimedMicrograms })

it.each([
  [
    'one source keeps its model',
    [part('a', 'recycled', 'identity-preserved'), part('a', 'recycled', 'identity-preserved')],
    { originClass: 'recycled', custodyModel: 'identity-preserved', claimedMicrograms: 200 },
  ],
  [
    'different sources with the same claim are segregated',
    [part('a', 'recycled', 'identity-preserved'), part('b', 'recycled', 'segregated')],
    { originClass: 'recycled', custodyModel: 'segregated', claimedMicrograms: 200 },
  ],
  [
    'with unclaimed material it is a controlled blend, and the share is stated',
    [part('a', 'recycled', 'segregated', 150), part('b', 'unknown', 'none', 50)],
    { originClass: 'recycled', custodyModel: 'controlled-blending', claimedMicrograms: 150 },
  ],
  [
    'a mass balance stays one',
    [part('a', 'recycled', 'segregated'), part('b', 'recycled', 'mass-balance')],
    { originClass: 'recycled', custodyModel: 'mass-balance', claimedMicrograms: 100 },
  ],
  [
    'different claims are none',
    [part('a', 'recycled', 'segregated'), part('b', 'artisanal-mined', 'segregated')],
    { originClass: 'unknown', custodyModel: 'none', claimedMicrograms: 0 },
  ],
  [
    'nothing claimed is nothing claimed',
    [part('a', 'recycled', 'none'), part('b', 'recycled', 'none')],
    { originClass: 'recycled', custodyModel: 'none', claimedMicrograms: 0 },
  ],
  [
    'a blend that is blended again keeps its share',
    [part(null, 'recycled', 'controlled-blending', 100, 60), part(null, 'recycled', 'segregated', 100)],
    { originClass: 'recycled', custodyModel: 'controlled-blending', claimedMicrograms: 160 },
  ],
  ['of nothing there is none', [], { originClass: 'unknown', custodyModel: 'none', claimedMicrograms: 0 }],
] as const)('%s', (_, parts, custody) => expect(mergedCustody(parts)).toEqual(custody))

it('putting together never claims more than the parts did, and segregated means all of it', () => {
  const parts = fc.record({
    supplierId: fc.constantFrom('a', 'b', null),
    originClass: fc.constantFrom(...originClasses),
    custodyModel: fc.constantFrom(...custodyModels),
    grossMicrograms: fc.integer({ min: 1, max: 1_000 }),
    share: fc.integer({ min: 0, max: 1_000 }),
  })
  fc.assert(
    fc.property(fc.array(parts, { maxLength: 5 }), (given) => {
      const all = given.map(({ share, ...one }) => ({
        ...one,
        claimedMicrograms:
          claimOf(one.originClass, one.custodyModel, one.grossMicrograms) ||
          (one.custodyModel === 'controlled-blending' ? Math.floor((one.grossMicrograms * share) / 1_001) : 0),
      }))
      const { claimedMicrograms, custodyModel } = mergedCustody(all)
      const gross = all.reduce((sum, { grossMicrograms }) => sum + grossMicrograms, 0)
      const claimed = all.reduce((sum, one) => sum + one.claimedMicrograms, 0)
      expect(claimedMicrograms).toBeLessThanOrEqual(claimed)
      if (custodyModel === 'segregated' && new Set(all.map(({ supplierId }) => supplierId)).size > 1)
        expect(claimedMicrograms).toBe(gross)
      if (custodyModel === 'none' && claimedMicrograms > 0)
        expect(all.every((one) => one.custodyModel === 'none')).toBe(true)
    }),
  )
})
