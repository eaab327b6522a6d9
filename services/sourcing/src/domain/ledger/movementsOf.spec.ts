import { accountKey, type Line } from '@fibula/kernel/ledger'
import { describe, expect, it } from 'vitest'
import type { LotAssayed, MetalHandedOver, MetalTakenBack } from '../lot/events.ts'
import { noLot } from '../lot/lot.ts'
import { lotOf, received } from '../test-lots.ts'
import { movementOf, movementsOf } from './movementsOf.ts'

/** By account without its owner: gross, fine, and pieces where there are some. */
const shown = (lines: readonly Line[]) =>
  Object.fromEntries(
    lines.map(({ account, grossMicrograms, content, pieces }) => [
      accountKey(account).replace('coop-tiznit/', ''),
      [grossMicrograms, content.Ag, ...(pieces === 0 ? [] : [pieces])],
    ]),
  )
const assay = (differences: Partial<LotAssayed>): LotAssayed => ({
  ...{ type: 'LotAssayed', assayId: 'assay-1', lotId: 'lot-1', method: 'titration', measuredFineness: 9_104 },
  ...{ uncertainty: 5, effect: 'confirmed', sample: null, grossMicrograms: 500_000_000, fine: 4_625_000_000_000n },
  ...differences,
})
const handedOver: MetalHandedOver = {
  ...{ type: 'MetalHandedOver', handOverId: 'H', lotId: 'lot-1', orderId: 'O', ownerId: 'coop-tiznit' },
  ...{ receiverId: 'atelier', material: 'silver', weighed: null, grossMicrograms: 100_020_000, fine: 925_185_000_000n },
  ...{ pieces: null, halfWidthMicrograms: 10_000, last: false, remainingGrossMicrograms: 399_980_000 },
  ...{ remainingFine: 3_699_815_000_000n, remainingPieces: null },
}

it('a receipt comes from its supplier', () =>
  expect(shown(movementOf(noLot, received))).toEqual({
    'coop-tiznit/supplier:supplier-1': [-500_000_000, -4_625_000_000_000n],
    'coop-tiznit/stock:lot-1': [500_000_000, 4_625_000_000_000n],
  }))

describe('an assay', () => {
  it('that confirms moves nothing', () => expect(movementOf(lotOf(), assay({}))).toEqual([]))
  it('that revalues stands against fineness, in fine only', () =>
    expect(shown(movementOf(lotOf(), assay({ effect: 'revalued', fine: 4_552_000_000_000n })))).toEqual({
      'coop-tiznit/fineness:lot-1': [0, 73_000_000_000n],
      'coop-tiznit/stock:lot-1': [0, -73_000_000_000n],
    }))
  it('destroys of its sample what does not come back', () => {
    const sample = { grossMicrograms: 500_000, fine: 4_625_000_000n, returnedGrossMicrograms: 400_000 }
    const used = assay({
      sample: { ...sample, returnedFine: 4_000_000_000n },
      grossMicrograms: 499_900_000,
      fine: 4_624_375_000_000n,
    })
    expect(shown(movementOf(lotOf(), used))).toEqual({
      'coop-tiznit/stock:lot-1': [-100_000, -625_000_000n],
      'coop-tiznit/destroyed:lot-1': [100_000, 625_000_000n],
    })
  })
})

it('what is handed over is on its way, in the hands of who gave it', () =>
  expect(shown(movementOf(lotOf({ status: 'accepted' }), handedOver))).toEqual({
    'coop-tiznit/stock:lot-1': [-100_020_000, -925_185_000_000n],
    'coop-tiznit/transit:H': [100_020_000, 925_185_000_000n],
  }))

describe('what comes back', () => {
  const back: MetalTakenBack = {
    ...{ type: 'MetalTakenBack', returnId: 'R', lotId: 'lot-2', orderId: 'O', ownerId: 'coop-tiznit' },
    ...{ workshopId: 'atelier', residueLotId: null, material: 'silver', class: 'metal', place: null },
    ...{ weighed: { value: '99.87', unit: 'g' }, weighedMicrograms: 99_870_000, halfWidthMicrograms: 10_000 },
    ...{ outcome: 'disputed', grossMicrograms: 99_870_000, fine: 923_797_500_000n, pieces: null, sentPieces: null },
    ...{ scale: { grossMicrograms: 0, fine: 0n }, dispute: { grossMicrograms: 150_000, fine: 1_387_500_000n } },
    ...{ excessMicrograms: 0, status: 'received', photos: [], originClass: 'recycled', custodyModel: 'none' },
    claimedMicrograms: 0,
  }
  it('beyond the scales: is in dispute', () =>
    expect(shown(movementOf(noLot, back))).toEqual({
      'atelier/transit:R': [-100_020_000, -925_185_000_000n],
      'coop-tiznit/stock:lot-2': [99_870_000, 923_797_500_000n],
      'atelier/dispute:R': [150_000, 1_387_500_000n],
    }))
  it('in stones: those that were sent and did not come are in dispute too', () => {
    const none = { grossMicrograms: 0, fine: 0n }
    const stones = { ...back, material: 'stones' as const, ...none, pieces: 9, sentPieces: 12, dispute: none }
    expect(shown(movementOf(noLot, { ...stones, grossMicrograms: 4_000_000 }))).toEqual({
      'atelier/transit:R': [-4_000_000, 0n, -12],
      'coop-tiznit/stock:lot-2': [4_000_000, 0n, 9],
      'atelier/dispute:R': [0, 0n, 3],
    })
  })
  it('in stones: those that nobody sent are a surplus of the order', () => {
    const none = { grossMicrograms: 0, fine: 0n }
    const stones = { ...back, material: 'stones' as const, ...none, pieces: 13, sentPieces: 12, dispute: none }
    expect(shown(movementOf(noLot, { ...stones, grossMicrograms: 4_000_000 }))).toEqual({
      'atelier/transit:R': [-4_000_000, 0n, -12],
      'coop-tiznit/stock:lot-2': [4_000_000, 0n, 13],
      'atelier/surplus:O': [0, 0n, -1],
    })
  })
})

it('a lot that only lies elsewhere moves nothing; one that somebody else keeps moves from one to the other', () => {
  const moved = { type: 'LotMoved', lotId: 'lot-1', place: 'safe' } as const
  const movements = movementsOf(lotOf(), [
    { ...moved, possessorId: 'coop-tiznit' },
    { ...moved, possessorId: 'atelier' },
    { ...received, type: 'LotSentBack', lotId: 'lot-1', supplierId: 'supplier-1', note: null },
  ])
  expect(movements.map(shown)).toEqual([
    {},
    {
      'coop-tiznit/stock:lot-1': [-500_000_000, -4_625_000_000_000n],
      'atelier/stock:lot-1': [500_000_000, 4_625_000_000_000n],
    },
    {
      'atelier/stock:lot-1': [-500_000_000, -4_625_000_000_000n],
      'atelier/supplier:supplier-1': [500_000_000, 4_625_000_000_000n],
    },
  ])
})

it('worked example E.3: a count finds less than is booked', () =>
  expect(
    shown(
      movementOf(lotOf({ grossMicrograms: 105_200_000, fine: 973_100_000_000n }), {
        ...{ type: 'LotCounted', countId: 'N1', lotId: 'lot-1', ownerId: 'coop-tiznit', possessorId: 'coop-tiznit' },
        ...{ material: 'silver', weighed: { value: '100', unit: 'g' }, halfWidthMicrograms: 10_000, note: null },
        ...{ grossMicrograms: 100_000_000, fine: 925_000_000_000n, pieces: null },
        ...{ differenceMicrograms: -5_200_000, differenceFine: -48_100_000_000n, differencePieces: 0 },
      }),
    ),
  ).toEqual({
    'coop-tiznit/count:N1': [5_200_000, 48_100_000_000n],
    'coop-tiznit/stock:lot-1': [-5_200_000, -48_100_000_000n],
  }))

it('worked example B.4: the supplier accepts what an assay found', () =>
  expect(
    shown(
      movementOf(lotOf({ unsettledFine: -73_000_000_000n }), {
        ...{ type: 'DifferenceAccepted', lotId: 'lot-1', ownerId: 'coop-tiznit', supplierId: 'S' },
        fine: -73_000_000_000n,
      }),
    ),
  ).toEqual({
    'coop-tiznit/supplier:S': [0, 73_000_000_000n],
    'coop-tiznit/fineness:lot-1': [0, -73_000_000_000n],
  }))
