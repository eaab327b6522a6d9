import { given } from '@fibula/testing'
import { describe, expect, it } from 'vitest'
import { lotOf } from '../test-lots.ts'
import { type AssayLot, assayLot } from './assayLot.ts'
import { evolve } from './lot.ts'

const titration: AssayLot = {
  assayId: 'assay-1',
  assayExists: false,
  method: 'titration',
  measuredFineness: 9_104,
  uncertainty: 5,
}
const grams = (value: string) => ({ value, unit: 'g' as const })
/** 0.5 g are taken; a bead of 0.455 g comes back. */
const sample = { weighed: grams('0.5'), returned: grams('0.455') }
const unchanged = { grossMicrograms: 500_000_000, fine: 4_625_000_000_000n }
const revalued = { grossMicrograms: 500_000_000, fine: 4_552_000_000_000n }

describe('a measurement of a whole lot', () => {
  it('confirms when it lies within its uncertainty, and changes nothing', () =>
    given(lotOf())
      .when(assayLot, { ...titration, measuredFineness: 9_245 })
      .thenAccepted({ effect: 'confirmed', ...unchanged }))

  it('revalues when it lies one unit beyond its uncertainty', () =>
    given(lotOf())
      .when(assayLot, { ...titration, measuredFineness: 9_244 })
      .thenAccepted({ effect: 'revalued', grossMicrograms: 500_000_000, fine: 4_622_000_000_000n }))

  it('revalues to what was measured, to the last unit', () =>
    given(lotOf())
      .when(assayLot, titration)
      .thenAccepted({ effect: 'revalued', ...revalued }))

  it('revalues upwards too', () =>
    given(lotOf())
      .when(assayLot, { ...titration, measuredFineness: 9_350 })
      .thenAccepted({ effect: 'revalued', fine: 4_675_000_000_000n }))
})

describe('which fineness counts', () => {
  it('a touchstone does not overrule what the supplier declared', () =>
    given(lotOf())
      .when(assayLot, { ...titration, method: 'touchstone' })
      .thenAccepted({ effect: 'outranked', ...unchanged }))

  it('XRF overrules the declaration', () =>
    given(lotOf())
      .when(assayLot, { ...titration, method: 'xrf' })
      .thenAccepted({ effect: 'revalued', ...revalued }))

  it('XRF does not overrule a titration, which reads the whole and not the skin', () =>
    given(lotOf({ basis: 'titration' }))
      .when(assayLot, { ...titration, method: 'xrf' })
      .thenAccepted({ effect: 'outranked', ...unchanged }))

  it('a fire assay overrules a titration: they rank alike, and it is the newer', () =>
    given(lotOf({ basis: 'titration' }))
      .when(assayLot, { ...titration, method: 'fire-assay', sample })
      .thenAccepted({ effect: 'revalued' }))

  it('a method that confirms becomes what the fineness rests on; one that is outranked does not', () => {
    const after = (method: AssayLot['method'], measuredFineness: number) => {
      const decided = assayLot(lotOf({ basis: 'xrf' }), { ...titration, method, measuredFineness })
      return decided.accepted
        ? decided.events.reduce<ReturnType<typeof evolve>>(evolve, lotOf({ basis: 'xrf' }))
        : undefined
    }
    expect(after('titration', 9_250)).toMatchObject({ basis: 'titration', held: false })
    expect(after('touchstone', 5_000)).toMatchObject({ basis: 'xrf', held: false })
  })
})

describe('a measurement after metal has left the lot', () => {
  const part = lotOf({ status: 'accepted', grossMicrograms: 250_000_000, fine: 2_312_500_000_000n })

  it('is kept, changes no amount, and holds the lot', () => {
    const { decided, thenAccepted } = given(part).when(assayLot, titration)
    thenAccepted({ effect: 'unreconciled', grossMicrograms: 250_000_000, fine: 2_312_500_000_000n })
    if (!decided.accepted) throw new Error('it was refused')
    expect(decided.events.reduce<ReturnType<typeof evolve>>(evolve, part)).toMatchObject({
      held: true,
      fine: 2_312_500_000_000n,
      basis: 'declared',
    })
  })

  it('holds nothing when it agrees', () =>
    given(part)
      .when(assayLot, { ...titration, measuredFineness: 9_252 })
      .thenAccepted({ effect: 'confirmed' }))
})

it('refuses an assay that is recorded already', () =>
  given(lotOf())
    .when(assayLot, { ...titration, assayExists: true })
    .thenRefused({ code: 'assay-exists' }))

describe('a fire assay', () => {
  it('destroys its sample: the bead comes back, the rest is gone, in gross and in fine', () =>
    given(lotOf())
      .when(assayLot, { ...titration, method: 'fire-assay', measuredFineness: 9_104, sample })
      .thenAccepted({
        effect: 'revalued',
        // 500 g at 910.4 ‰, less 0.5 g of it, and a bead of fine silver that weighs 0.455 g.
        grossMicrograms: 499_955_000,
        fine: 4_551_998_000_000n,
        sample: {
          grossMicrograms: 500_000,
          fine: 4_552_000_000n,
          returnedGrossMicrograms: 455_000,
          returnedFine: 4_550_000_000n,
        },
      }))

  it('leaves the lot whole: the next assay may still revalue it', () => {
    const first = assayLot(lotOf(), { ...titration, method: 'fire-assay', sample })
    if (!first.accepted) throw new Error('it was refused')
    const once = first.events.reduce<ReturnType<typeof evolve>>(evolve, lotOf())
    if (once.status === 'none') throw new Error('the lot is gone')
    given(once)
      .when(assayLot, { ...titration, assayId: 'assay-2', measuredFineness: 9_000 })
      .thenAccepted({ effect: 'revalued', grossMicrograms: 499_955_000, fine: 4_499_595_000_000n })
  })

  it('never brings back more fine than the sample held', () =>
    given(lotOf())
      .when(assayLot, {
        ...titration,
        method: 'fire-assay',
        measuredFineness: 9_250,
        sample: { ...sample, returned: grams('0.49') },
      })
      .thenAccepted({ effect: 'confirmed', sample: { fine: 4_625_000_000n, returnedFine: 4_625_000_000n } }))

  it.each([
    ['no sample', { method: 'fire-assay' as const }, { code: 'sample-missing' as const }],
    [
      'a sample of nothing',
      { method: 'fire-assay' as const, sample: { weighed: grams('0'), returned: grams('0') } },
      { code: 'nothing-sampled' as const },
    ],
    [
      'a bead heavier than its sample',
      { method: 'fire-assay' as const, sample: { weighed: grams('0.4'), returned: grams('0.5') } },
      { code: 'more-returned-than-taken' as const, takenMicrograms: 400_000, returnedMicrograms: 500_000 },
    ],
    [
      'a sample beyond the lot',
      { method: 'titration' as const, sample: { weighed: grams('500.1'), returned: grams('0') } },
      { code: 'not-enough-metal' as const, availableMicrograms: 500_000_000, missingMicrograms: 100_000 },
    ],
    [
      'a sample for XRF',
      { method: 'xrf' as const, sample },
      { code: 'sample-unexpected' as const, method: 'xrf' as const },
    ],
  ])('is refused with %s', (_, command, refusal) =>
    given(lotOf())
      .when(assayLot, { ...titration, ...command })
      .thenRefused(refusal),
  )

  it('is refused of what holds no silver', () =>
    given(lotOf({ material: 'copper', fine: 0n }))
      .when(assayLot, titration)
      .thenRefused({ code: 'no-silver-in-material', material: 'copper' }))
})

it('what was computed from parts overrules XRF, and a titration overrules it', () => {
  given(lotOf({ basis: 'computed' }))
    .when(assayLot, { ...titration, method: 'xrf' })
    .thenAccepted({ effect: 'outranked' })
  given(lotOf({ basis: 'computed' }))
    .when(assayLot, titration)
    .thenAccepted({ effect: 'revalued' })
})
