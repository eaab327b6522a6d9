import { given } from '@fibula/testing'
import { describe, it } from 'vitest'
import { cancelOrder } from '../order/cancelOrder.ts'
import type { PlacedOrder } from '../order/order.ts'
import { given925, grams, input, orderOf, pieceOf, workedW } from '../test-orders.ts'
import { declareLoss } from './declareLoss.ts'
import { refuseHandOver } from './refuseHandOver.ts'
import { type Returned, sendBack } from './sendBack.ts'

const back = (returned: Returned) => ({ returnId: 'R1', returnExists: false, returned, reason: null })
const metal = (value: string, lotId: string | null = null) =>
  back({ what: 'metal', lotId, weighed: grams(value), halfWidth: grams('0.01') })
const mixed = orderOf({
  inputs: [
    input(90_000_000, 900_000_000_000n),
    input(10_000_000, 0n, 'copper'),
    input(2_900_000, 0n, 'stones', 12),
    input(500_000, 0n, 'enamel'),
  ],
})

describe('unused metal', () => {
  it('goes back at the blend of the order', () =>
    given(mixed).when(sendBack, metal('50')).thenAccepted({
      type: 'MetalSentBack',
      what: 'metal',
      material: 'silver',
      grossMicrograms: 50_000_000,
      fine: 450_000_000_000n,
      halfWidthMicrograms: 10_000,
    }))
  it('of one lot goes back as what it is', () =>
    given(mixed)
      .when(sendBack, metal('4', 'L-copper'))
      .thenAccepted({ material: 'copper', lotId: 'L-copper', grossMicrograms: 4_000_000, fine: 0n }))
  it('is no more than was handed over', () => {
    given(mixed)
      .when(sendBack, metal('100.1'))
      .thenRefused({ code: 'not-enough-metal', availableMicrograms: 100_000_000 })
    given(mixed)
      .when(sendBack, metal('10.1', 'L-copper'))
      .thenRefused({ code: 'not-enough-metal', availableMicrograms: 10_000_000 })
  })
  it('weighs something, and its return is named once', () => {
    given(mixed).when(sendBack, metal('0')).thenRefused({ code: 'nothing-weighed' })
    given(mixed)
      .when(sendBack, { ...metal('1'), returnExists: true })
      .thenRefused({ code: 'return-exists' })
  })
  it('of a closed order does not go back this way', () =>
    given(orderOf({ status: 'closed' }))
      .when(sendBack, metal('1'))
      .thenRefused({ code: 'order-closed' }))
})

describe('what else goes back', () => {
  it('a dirty residue, with the part of it that is not metal apart', () =>
    given(workedW)
      .when(sendBack, back({ what: 'residue', residueLotId: 'filings' }))
      .thenAccepted({
        what: 'filings',
        residueLotId: 'filings',
        weighed: null,
        grossMicrograms: 8_500_000,
        fine: 66_300_000_000n,
        foreignMicrograms: 1_332_433,
      }))
  it('no residue that is not there', () =>
    given(workedW)
      .when(sendBack, back({ what: 'residue', residueLotId: 'none' }))
      .thenRefused({ code: 'no-such-residue' }))
  it('stones, with their share of the mass', () => {
    given(mixed)
      .when(sendBack, back({ what: 'stones', pieces: 3 }))
      .thenAccepted({ what: 'stones', pieces: 3, grossMicrograms: 725_000, fine: 0n })
    given(mixed)
      .when(sendBack, back({ what: 'stones', pieces: 13 }))
      .thenRefused({ code: 'not-enough-stones', availablePieces: 12 })
  })
  it('enamel, by weight', () =>
    given(mixed)
      .when(sendBack, back({ what: 'enamel', weighed: grams('0.6'), halfWidth: grams('0.01') }))
      .thenRefused({ code: 'not-enough-metal', availableMicrograms: 500_000 }))
  it('a hand-over that is not taken, though the order is closed: as it was given', () => {
    const command = { given: given925(5_000_000), returnId: 'R1', reason: 'too late' }
    given(orderOf({ status: 'closed' }))
      .when(refuseHandOver, command)
      .thenAccepted({ handOverId: 'hand-over-1', grossMicrograms: 5_000_000, fine: 46_250_000_000n })
    given(orderOf({ inputs: [{ ...input(1, 0n), handOverId: 'hand-over-1' }] }))
      .when(refuseHandOver, command)
      .thenRefused({ code: 'hand-over-already-accepted' })
  })
})

describe('a cancelled order', () => {
  const cancel = (order: PlacedOrder) =>
    given(order).when(cancelOrder, { reason: 'withdrawn', newIds: ['1', '2', '3', '4', '5', '6'] })
  it('gives everything back: residues as they are, the rest at book value', () =>
    cancel({ ...workedW, pieces: [], inputs: [...workedW.inputs, ...mixed.inputs.slice(2)] }).thenAccepted(
      { type: 'MetalSentBack', returnId: '1', what: 'sprue', grossMicrograms: 55_000_000 },
      { returnId: '2', what: 'filings', foreignMicrograms: 1_332_433 },
      { returnId: '3', what: 'metal', grossMicrograms: 437_832_433, fine: 4_049_950_000_000n },
      { returnId: '4', what: 'stones', pieces: 12, grossMicrograms: 2_900_000 },
      { returnId: '5', what: 'enamel', grossMicrograms: 500_000 },
      { type: 'OrderCancelled', returnIds: ['1', '2', '3', '4', '5'] },
    ))
  it('may have had nothing', () => cancel(orderOf()).thenAccepted({ type: 'OrderCancelled', returnIds: [] }))
  it('is refused while a piece is finished', () =>
    cancel(workedW).thenRefused({ code: 'pieces-finished', pieceIds: ['B1'] }))
  it('is allowed when everything is scrap', () =>
    cancel({ ...workedW, residues: [], pieces: [pieceOf('B1', 430_000_000, { status: 'scrapped' })] }).thenAccepted(
      { what: 'metal', grossMicrograms: 500_000_000 },
      { type: 'OrderCancelled' },
    ))
  it('is refused when residues weigh more than was charged', () =>
    cancel({ ...workedW, pieces: [], inputs: [input(40_000_000, 370_000_000_000n)] }).thenRefused({
      code: 'more-out-than-in',
      surplusMicrograms: 23_500_000,
    }))
})

describe('a loss', () => {
  const lose = (lost: Parameters<typeof declareLoss>[1]['lost']) => ({
    ...{ lossId: 'L1', lossExists: false, lost, reason: 'spilt', stepIndex: 0 },
  })
  it('of metal is said, and judged at the end', () =>
    given(mixed)
      .when(declareLoss, lose({ what: 'metal', weighed: grams('0.2') }))
      .thenAccepted({ type: 'LossDeclared', grossMicrograms: 200_000, pieces: null }))
  it('of stones is no more than lie loose', () => {
    given(mixed)
      .when(declareLoss, lose({ what: 'stones', pieces: 1 }))
      .thenAccepted({ what: 'stones', pieces: 1, grossMicrograms: 241_667 })
    given(mixed)
      .when(declareLoss, lose({ what: 'stones', pieces: 13 }))
      .thenRefused({ code: 'not-enough-stones', availablePieces: 12 })
  })
})
