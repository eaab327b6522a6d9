import { given } from '@fibula/testing'
import { describe, expect, it } from 'vitest'
import { type AssayLot, assayLot } from './assayLot.ts'
import { evolve } from './lot.ts'
import { lotOf } from './test-lots.ts'

const titration: AssayLot = {
  assayId: 'assay-1',
  assayExists: false,
  method: 'titration',
  measuredFineness: 9_104,
  uncertainty: 5,
}
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
      .when(assayLot, { ...titration, method: 'fire-assay' })
      .thenAccepted({ effect: 'revalued', ...revalued }))

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
