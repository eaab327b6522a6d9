import { given } from '@fibula/testing'
import { describe, it } from 'vitest'
import { lotOf } from '../test-lots.ts'
import { type HandOverMetal, handOverMetal } from './handOverMetal.ts'

const part: HandOverMetal = {
  handOverId: 'hand-over-1',
  handOverExists: false,
  orderId: 'order-1',
  order: { workshopId: 'atelier-amal', isOver: false },
  weighed: { value: '100.02', unit: 'g' },
  halfWidth: { value: '0.01', unit: 'g' },
}
const lot = (grossMicrograms = 300_000_000, fine = 2_775_000_000_000n) =>
  lotOf({ status: 'accepted', grossMicrograms, fine })

describe('worked example D, what leaves stock:L', () => {
  it('step 1: 100.02 g of 300 g', () =>
    given(lot()).when(handOverMetal, part).thenAccepted({
      ownerId: 'coop-tiznit',
      receiverId: 'atelier-amal',
      grossMicrograms: 100_020_000,
      fine: 925_185_000_000n,
      halfWidthMicrograms: 10_000,
      last: false,
      remainingGrossMicrograms: 199_980_000,
      remainingFine: 1_849_815_000_000n,
    }))

  it('step 2: the same again', () =>
    given(lot(199_980_000, 1_849_815_000_000n)).when(handOverMetal, part).thenAccepted({
      grossMicrograms: 100_020_000,
      fine: 925_185_000_000n,
      remainingGrossMicrograms: 99_960_000,
      remainingFine: 924_630_000_000n,
    }))

  it('step 4: the last take empties the lot at its book value', () =>
    given(lot(100_030_000, 925_277_500_000n))
      .when(handOverMetal, { ...part, weighed: null })
      .thenAccepted({
        weighed: null,
        grossMicrograms: 100_030_000,
        fine: 925_277_500_000n,
        last: true,
        remainingGrossMicrograms: 0,
        remainingFine: 0n,
      }))
})

it('takes its share of fine by largest remainder, when the blend is no whole number', () =>
  given(lot(3, 20_000n))
    .when(handOverMetal, { ...part, weighed: { value: '0.000002', unit: 'g' } })
    .thenAccepted({ grossMicrograms: 2, fine: 13_333n, remainingGrossMicrograms: 1, remainingFine: 6_667n }))

describe('refuses', () => {
  it('a microgram more than the lot holds', () =>
    given(lot())
      .when(handOverMetal, { ...part, weighed: { value: '300.000001', unit: 'g' } })
      .thenRefused({ code: 'not-enough-metal', availableMicrograms: 300_000_000, missingMicrograms: 1 }))

  it('a lot that nobody accepted, and a rejected one', () => {
    given(lotOf())
      .when(handOverMetal, part)
      .thenRefused({ code: 'lot-not-accepted', lotId: 'lot-1', status: 'received' })
    given(lotOf({ status: 'rejected' }))
      .when(handOverMetal, part)
      .thenRefused({ code: 'lot-not-accepted', lotId: 'lot-1', status: 'rejected' })
  })

  it('a lot that is held', () =>
    given({ ...lot(), held: true })
      .when(handOverMetal, part)
      .thenRefused({ code: 'lot-held', lotId: 'lot-1' }))

  it('an order that is not known, or another owner’s', () =>
    given(lot())
      .when(handOverMetal, { ...part, order: undefined })
      .thenRefused({ code: 'order-unknown', orderId: 'order-1' }))

  it('a weighing of nothing, and the last of an empty lot', () => {
    given(lot())
      .when(handOverMetal, { ...part, weighed: { value: '0', unit: 'g' } })
      .thenRefused({ code: 'nothing-handed-over' })
    given(lot(0, 0n))
      .when(handOverMetal, { ...part, weighed: null })
      .thenRefused({ code: 'nothing-handed-over' })
  })

  it('a hand-over that is recorded already', () =>
    given(lot())
      .when(handOverMetal, { ...part, handOverExists: true })
      .thenRefused({ code: 'hand-over-exists' }))
})
