import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { addMetal, type Metal } from './fineness.ts'
import { anyMetal } from './test-metal.ts'
import {
  allowanceOf,
  allowanceRates,
  assumedFineness,
  type Residue,
  residueClasses,
  techniques,
  transform,
  type Work,
} from './transformation.ts'

/** Worked example W. */
const w: Work = {
  inputs: [{ grossMicrograms: 500_000_000, fine: 4_625_000_000_000n }],
  products: [430_000_000],
  residues: [
    { class: 'sprue', grossMicrograms: 55_000_000 },
    { class: 'filings', grossMicrograms: 8_500_000 },
  ],
  technique: 'handcrafted',
}

/** Closes an order that is known not to have a surplus. */
const closed = (work: Work) => {
  const result = transform(work)
  if (result.outcome === 'surplus') throw new Error('more came out than went in')
  return result
}

it('allowances are the published rates of the products, rounded down', () => {
  expect(allowanceRates).toEqual({
    handcrafted: 300,
    'machine-made': 50,
    'studded-by-hand': 400,
    'studded-by-machine': 280,
  })
  expect(techniques.map((technique) => allowanceOf(1_000_033n, technique))).toEqual([30_000n, 5_000n, 40_001n, 28_000n])
})

it('dirt from a poor blend holds no more silver than the blend, and then it is all metal', () => {
  const poor = { ...w, inputs: [{ grossMicrograms: 500_000_000, fine: 500_000_000n * 7_000n }] }
  expect(closed(poor).residues[1]).toEqual({
    grossMicrograms: 8_500_000,
    fine: 8_500_000n * 7_000n,
    foreignMicrograms: 0,
  })
})

describe('at the border of a surplus', () => {
  it('a microgram too much is told with its silver', () =>
    expect(transform({ ...w, products: [437_832_434] })).toMatchObject({
      outcome: 'surplus',
      surplus: { grossMicrograms: 1, fine: 9_250n },
    }))

  it('so is the silver in the part of a microgram that dirt holds beyond its whole ones', () =>
    expect(transform({ ...w, products: [437_832_433] })).toMatchObject({
      outcome: 'surplus',
      surplus: { grossMicrograms: 0, fine: 5_250n },
    }))

  it('a microgram less, and it closes', () =>
    expect(transform({ ...w, products: [437_832_432] })).toMatchObject({
      outcome: 'balanced',
      loss: { grossMicrograms: 1, fine: 4_000n },
    }))
})

/** An order from which less comes out than went in. */
const anyWork: fc.Arbitrary<Work> = fc
  .record({
    inputs: fc.array(anyMetal, { minLength: 1, maxLength: 4 }),
    technique: fc.constantFrom(...techniques),
    shares: fc.array(fc.nat(1_000), { maxLength: 6 }),
    residues: fc.array(fc.tuple(fc.constantFrom(...residueClasses), fc.nat(400)), { maxLength: 5 }),
    lost: fc.integer({ min: 1, max: 800 }),
  })
  .map(({ inputs, technique, shares, residues, lost }) => {
    const gross = addMetal(...inputs).grossMicrograms
    const whole = [...shares, ...residues.map(([, share]) => share)].reduce((sum, share) => sum + share, lost)
    const of = (share: number) => Math.floor((gross / whole) * share)
    return {
      inputs,
      technique,
      products: shares.map(of),
      residues: residues.map(([kind, share]): Residue => ({ class: kind, grossMicrograms: of(share) })),
    }
  })
  .filter((work) => transform(work).outcome !== 'surplus')

describe('whatever closes', () => {
  it('products and clean residues carry the blend, never a unit or more away from it', () =>
    fc.assert(
      fc.property(anyWork, (work) => {
        const result = closed(work)
        const total = addMetal(...work.inputs)
        const gross = BigInt(total.grossMicrograms)
        const off = (part: Metal) => part.fine * gross - BigInt(part.grossMicrograms) * total.fine
        const clean = result.residues.filter(
          (_, line) => assumedFineness[work.residues[line]?.class ?? 'sprue'] === 'blend',
        )
        for (const part of [...result.products, ...clean]) expect(off(part) > -gross && off(part) < gross).toBe(true)
        for (const residue of clean) expect(residue.foreignMicrograms).toBe(0)
      }),
    ))

  it('dirt keeps its weight, carries what its class says or the blend if that is less, and ⌊f / b⌋ of it is metal', () =>
    fc.assert(
      fc.property(anyWork, (work) => {
        const total = addMetal(...work.inputs)
        closed(work).residues.forEach((residue, line) => {
          const assumed = assumedFineness[work.residues[line]?.class ?? 'sprue']
          const gross = BigInt(residue.grossMicrograms)
          expect(residue.grossMicrograms).toBe(work.residues[line]?.grossMicrograms)
          if (assumed === 'blend') return
          const atBlend = (gross * total.fine) / BigInt(total.grossMicrograms)
          expect(residue.fine).toBe(gross * BigInt(assumed) < atBlend ? gross * BigInt(assumed) : atBlend)
          const metal = BigInt(residue.grossMicrograms - residue.foreignMicrograms)
          if (total.fine > 0n) expect(metal).toBe((residue.fine * BigInt(total.grossMicrograms)) / total.fine)
        })
      }),
    ))

  it('missing is the loss beyond the allowance, and never weighs more than what was lost', () =>
    fc.assert(
      fc.property(anyWork, (work) => {
        const { loss, allowanceFine, missing } = closed(work)
        expect(missing.fine).toBe(loss.fine > allowanceFine ? loss.fine - allowanceFine : 0n)
        expect(missing.grossMicrograms).toBeLessThanOrEqual(loss.grossMicrograms)
      }),
    ))

  it('the same metal more than that which went in is a surplus, never a negative one', () =>
    fc.assert(
      fc.property(anyWork, fc.nat(1_000_000), (work, more) => {
        const gross = addMetal(...work.inputs).grossMicrograms
        const result = transform({ ...work, products: [gross + 1 + more], residues: [] })
        expect(result.outcome).toBe('surplus')
        if (result.outcome !== 'surplus') return
        expect(result.surplus.grossMicrograms).toBe(1 + more)
        expect(result.surplus.fine >= 0n).toBe(true)
      }),
    ))
})
