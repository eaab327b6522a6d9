import { given } from '@fibula/testing'
import { describe, it } from 'vitest'
import { given925, grams, input, orderOf } from '../test-orders.ts'
import { type AcceptMetal, acceptMetal } from './acceptMetal.ts'
import { refuseHandOver } from './refuseHandOver.ts'

const weighedIn = (received: string, givenMicrograms = 100_020_000): AcceptMetal => ({
  given: given925(givenMicrograms),
  pieces: null,
  weighed: grams(received),
  halfWidth: grams('0.01'),
})
const nothing = { grossMicrograms: 0, fine: 0n }

describe('worked example D, what the workshop is charged', () => {
  it('step 1: 100.02 given, 100.01 received: they agree, and the scale takes the difference', () =>
    given(orderOf())
      .when(acceptMetal, weighedIn('100.01'))
      .thenAccepted({
        type: 'MetalAccepted',
        outcome: 'agreed',
        grossMicrograms: 100_010_000,
        fine: 925_092_500_000n,
        scale: { grossMicrograms: 10_000, fine: 92_500_000n },
        dispute: nothing,
        excessMicrograms: 0,
      }))

  it('step 2: 99.87 received: beyond what two scales explain, so the difference is in dispute, and on record', () =>
    given(orderOf())
      .when(acceptMetal, weighedIn('99.87'))
      .thenAccepted({
        outcome: 'disputed',
        grossMicrograms: 99_870_000,
        fine: 923_797_500_000n,
        scale: nothing,
        dispute: { grossMicrograms: 150_000, fine: 1_387_500_000n },
        excessMicrograms: 0,
      }))

  it('step 4: 100.03 at book value, 100.04 received: the scale gives the difference', () =>
    given(orderOf())
      .when(acceptMetal, weighedIn('100.04', 100_030_000))
      .thenAccepted({
        outcome: 'agreed',
        grossMicrograms: 100_040_000,
        fine: 925_370_000_000n,
        scale: { grossMicrograms: -10_000, fine: -92_500_000n },
        dispute: nothing,
      }))
})

it('more than was given, beyond the scales: what was given is charged, and the excess is on record', () =>
  given(orderOf())
    .when(acceptMetal, { ...weighedIn('100.20'), halfWidth: grams('0.02') })
    .thenAccepted({
      outcome: 'disputed',
      grossMicrograms: 100_020_000,
      fine: 925_185_000_000n,
      // The receiver's own scale, not the giver's.
      halfWidthMicrograms: 20_000,
      scale: nothing,
      dispute: nothing,
      excessMicrograms: 180_000,
    }))

it('keeps that nothing arrived: all of it is in dispute', () =>
  given(orderOf())
    .when(acceptMetal, weighedIn('0'))
    .thenAccepted({
      outcome: 'disputed',
      ...nothing,
      dispute: { grossMicrograms: 100_020_000, fine: 925_185_000_000n },
    }))

it('an order that is held open takes more metal', () =>
  given(orderOf({ status: 'held-open', imbalance: { cause: 'surplus', grossMicrograms: 1, fine: 9_250n } }))
    .when(acceptMetal, weighedIn('100.01'))
    .thenAccepted({ outcome: 'agreed' }))

describe('refuses', () => {
  it('a hand-over that was accepted before', () =>
    given(orderOf({ inputs: [{ ...input(1, 0n), handOverId: 'hand-over-1' }] }))
      .when(acceptMetal, weighedIn('100.01'))
      .thenRefused({ code: 'hand-over-already-accepted' }))

  it('an order that is closed', () =>
    given(orderOf({ status: 'closed' }))
      .when(acceptMetal, weighedIn('100.01'))
      .thenRefused({ code: 'order-closed' }))

  it('a hand-over that was refused before', () => {
    const refused = given(orderOf()).when(refuseHandOver, { given: given925(1), returnId: 'R1', reason: 'no' }).decided
    const returns = refused.accepted ? refused.events : []
    given(orderOf({ returns }))
      .when(acceptMetal, weighedIn('100.01'))
      .thenRefused({ code: 'hand-over-already-refused' })
  })
  it('an order that is cancelled', () =>
    given(orderOf({ status: 'cancelled' }))
      .when(acceptMetal, weighedIn('100.01'))
      .thenRefused({ code: 'order-cancelled' }))
})

describe('stones', () => {
  const stones = {
    ...weighedIn('2.9'),
    given: { ...given925(2_900_000), fine: 0n, material: 'stones', pieces: 12 },
  } as const
  it('are counted and weighed', () =>
    given(orderOf())
      .when(acceptMetal, stones)
      .thenAccepted({ outcome: 'agreed', material: 'stones', pieces: 12, grossMicrograms: 2_900_000, fine: 0n }))
  it('of which fewer arrived are in dispute, though the scales agree', () =>
    given(orderOf())
      .when(acceptMetal, { ...stones, pieces: 11 })
      .thenAccepted({ outcome: 'disputed', pieces: 11 }))
  it('are not charged beyond what was given', () =>
    given(orderOf())
      .when(acceptMetal, { ...stones, pieces: 13 })
      .thenAccepted({ outcome: 'disputed', pieces: 12 }))
  it('weigh something, unless there are none', () =>
    given(orderOf())
      .when(acceptMetal, { ...stones, pieces: 0 })
      .thenRefused({ code: 'stones-without-mass', pieces: 0, weighedMicrograms: 2_900_000 }))
})
