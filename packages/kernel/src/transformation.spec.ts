import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { addMetal, type Metal, noMetal } from './fineness.ts'
import { allowanceOf, residueClasses, residueOf, techniques, transform, type Work } from './transformation.ts'

describe('worked example W', () => {
  const result = transform({
    inputs: [{ grossMicrograms: 500_000_000, fine: 4_625_000_000_000n }],
    products: [430_000_000],
    residues: [
      { class: 'sprue', grossMicrograms: 55_000_000 },
      { class: 'filings', grossMicrograms: 8_500_000 },
    ],
    technique: 'handcrafted',
  })

  it('closes to the last unit', () => {
    expect(result).toEqual({
      outcome: 'balanced',
      products: [{ grossMicrograms: 430_000_000, fine: 3_977_500_000_000n }],
      residues: [
        { grossMicrograms: 55_000_000, fine: 508_750_000_000n, foreignMicrograms: 0 },
        { grossMicrograms: 8_500_000, fine: 66_300_000_000n, foreignMicrograms: 1_332_433 },
      ],
      loss: { grossMicrograms: 7_832_433, fine: 72_450_000_000n },
      allowanceFine: 119_325_000_000n,
      missing: noMetal,
    })
  })
})

const oneLot: Metal = { grossMicrograms: 100_000_000, fine: 925_000_000_000n }

describe('an order that does not balance', () => {
  it('has a surplus when more comes out than went in', () => {
    expect(
      transform({ inputs: [oneLot], products: [90_000_000, 20_000_000], residues: [], technique: 'handcrafted' }),
    ).toMatchObject({
      outcome: 'surplus',
      surplus: { grossMicrograms: 10_000_000, fine: 92_500_000_000n },
    })
  })

  it('has missing metal when more is lost than its norm allows', () => {
    const result = transform({ inputs: [oneLot], products: [90_000_000], residues: [], technique: 'machine-made' })
    expect(result).toMatchObject({ outcome: 'missing', allowanceFine: 4_162_500_000n, loss: { fine: 92_500_000_000n } })
    if (result.outcome !== 'missing') throw new Error('it should be missing')
    expect(result.missing).toEqual({ grossMicrograms: 9_550_000, fine: 88_337_500_000n })
  })

  it('closes when it loses exactly what is allowed, and not with a unit more', () => {
    const work = (products: number): Work => ({
      inputs: [oneLot],
      products: [products],
      residues: [],
      technique: 'handcrafted',
    })
    expect(transform(work(97_087_379)).outcome).toBe('balanced')
    expect(transform(work(97_087_378)).outcome).toBe('missing')
  })

  it('never began when nothing went in', () => {
    expect(() => transform({ inputs: [], products: [1], residues: [], technique: 'handcrafted' })).toThrow(RangeError)
  })
})

describe('any work', () => {
  const work = fc.record({
    inputs: fc.array(
      fc
        .record({
          grossMicrograms: fc.integer({ min: 1, max: 10 ** 9 }),
          fineness: fc.integer({ min: 0, max: 30_000 }),
        })
        .map(({ grossMicrograms, fineness }) => ({
          grossMicrograms,
          fine: (BigInt(grossMicrograms) * BigInt(fineness)) / 3n,
        })),
      { minLength: 1, maxLength: 4 },
    ),
    shares: fc.array(fc.double({ min: 0, max: 0.3, noNaN: true }), { maxLength: 5 }),
    residues: fc.array(
      fc.record({ class: fc.constantFrom(...residueClasses), share: fc.double({ min: 0, max: 0.2, noNaN: true }) }),
      { maxLength: 4 },
    ),
    technique: fc.constantFrom(...techniques),
  })
  const made = work.map(({ inputs, shares, residues, technique }): Work => {
    const gross = addMetal(...inputs).grossMicrograms
    return {
      inputs,
      products: shares.map((share) => Math.floor(gross * share)),
      residues: residues.map((residue) => ({
        class: residue.class,
        grossMicrograms: Math.floor(gross * residue.share),
      })),
      technique,
    }
  })

  it('puts out what went in: inputs and foreign matter are products, residues and loss, in gross and in fine', () => {
    fc.assert(
      fc.property(made, (all) => {
        const result = transform(all)
        if (result.outcome === 'surplus') return
        const foreign = result.residues.reduce((sum, residue) => sum + residue.foreignMicrograms, 0)
        const inputs = addMetal(...all.inputs)
        const outputs = addMetal(noMetal, ...result.products, ...result.residues, result.loss)
        expect(outputs).toEqual({ grossMicrograms: inputs.grossMicrograms + foreign, fine: inputs.fine })
      }),
      { numRuns: 500 },
    )
  })

  it('gives no output more fine than metal, and none less than nothing', () => {
    fc.assert(
      fc.property(made, (all) => {
        const result = transform(all)
        const parts =
          result.outcome === 'surplus'
            ? [result.surplus]
            : [...result.products, ...result.residues, result.loss, result.missing]
        for (const part of parts) {
          expect(part.grossMicrograms).toBeGreaterThanOrEqual(0)
          expect(part.fine >= 0n).toBe(true)
        }
        if (result.outcome === 'surplus') return
        for (const part of [...result.products, ...result.residues])
          expect(part.fine <= BigInt(part.grossMicrograms) * 10_000n).toBe(true)
      }),
      { numRuns: 500 },
    )
  })

  it('is balanced exactly when the loss is within the allowance of its products', () => {
    fc.assert(
      fc.property(made, (all) => {
        const result = transform(all)
        if (result.outcome === 'surplus') return
        const fine = result.products.reduce((sum, product) => sum + product.fine, 0n)
        expect(result.allowanceFine).toBe(allowanceOf(fine, all.technique))
        expect(result.outcome).toBe(result.loss.fine <= result.allowanceFine ? 'balanced' : 'missing')
      }),
    )
  })
})

describe('a residue that leaves before the order closes', () => {
  const work = { grossMicrograms: 500_000_000, fine: 4_625_000_000_000n }
  it('is clean: carries the blend', () =>
    expect(residueOf({ class: 'sprue', grossMicrograms: 55_000_000 }, work)).toEqual({
      grossMicrograms: 55_000_000,
      fine: 508_750_000_000n,
      foreignMicrograms: 0,
    }))
  it('is dirty: carries what its class is assumed to hold, and the rest is foreign', () =>
    expect(residueOf({ class: 'filings', grossMicrograms: 8_500_000 }, work)).toEqual({
      grossMicrograms: 8_500_000,
      fine: 66_300_000_000n,
      foreignMicrograms: 1_332_433,
    }))
  it('cannot hold more than there is', () => {
    for (const one of ['sprue', 'filings'] as const)
      expect(residueOf({ class: one, grossMicrograms: 900_000_000 }, work)).toBeUndefined()
    expect(residueOf({ class: 'filings', grossMicrograms: 1 }, noMetal)).toBeUndefined()
  })
})

describe('an allowance of the cooperative', () => {
  const work: Work = {
    inputs: [{ grossMicrograms: 100_000_000, fine: 925_000_000_000n }],
    products: [95_000_000],
    residues: [{ class: 'filings', grossMicrograms: 2_000_000 }],
    technique: 'handcrafted',
  }

  it('counts instead of the default of the technique', () => {
    expect(transform({ ...work, allowance: { rate: 400, includesRecoverable: false } })).toMatchObject({
      ...{ outcome: 'balanced', allowanceFine: 35_150_000_000n },
    })
    expect(transform({ ...work, allowance: { rate: 100, includesRecoverable: false } })).toMatchObject({
      ...{ outcome: 'missing', allowanceFine: 8_787_500_000n },
    })
  })

  it('may mean all that does not come back as a piece: what residues are assumed to hold is then inside', () => {
    // 30.65 g lost in 0.1 ng, and 15.6 held by the filings: together beyond the 35.15 that are allowed.
    const inside = transform({ ...work, allowance: { rate: 400, includesRecoverable: true } })
    expect(inside).toMatchObject({ outcome: 'missing', loss: { fine: 30_650_000_000n } })
    expect(inside.outcome === 'missing' && inside.missing.fine).toBe(
      30_650_000_000n + 15_600_000_000n - 35_150_000_000n,
    )
    expect(transform({ ...work, allowance: { rate: 600, includesRecoverable: true } }).outcome).toBe('balanced')
  })
})
