import fc from 'fast-check'
import type { Metal } from './fineness.ts'

/** Any metal that can be: up to a tonne, of any blend, also one that is no whole fineness. */
export const anyMetal: fc.Arbitrary<Metal> = fc
  .integer({ min: 1, max: 10 ** 12 })
  .chain((grossMicrograms) =>
    fc.bigInt(0n, BigInt(grossMicrograms) * 10_000n).map((fine) => ({ grossMicrograms, fine })),
  )
