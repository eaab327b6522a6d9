import { given } from '@fibula/testing'
import { describe, it } from 'vitest'
import { acceptMetal } from './acceptMetal.ts'
import { noOrder } from './order.ts'
import { placeOrder } from './placeOrder.ts'
import { finishPiece, recordResidue, recordStep } from './recordWork.ts'
import { given925, grams, input, ordered, orderOf } from './test-orders.ts'

const closed = orderOf({ status: 'closed' })
const residue = { residueLotId: 'R1', residueExists: false, class: 'filings', weighed: grams('8.5') } as const
const piece = {
  pieceId: 'P1',
  pieceExists: false,
  serial: 'TIZ-AMA-1',
  serialTaken: false,
  weighed: grams('43'),
  title: 9_250,
}

describe('an order', () => {
  it('is placed', () =>
    given(noOrder)
      .when(placeOrder, ordered)
      .thenAccepted({ type: 'OrderPlaced', ...ordered }))
  it('is placed once', () => given(orderOf()).when(placeOrder, ordered).thenRefused({ code: 'order-exists' }))
})

describe('a step', () => {
  it('is started', () =>
    given(orderOf()).when(recordStep, { step: 'filigree', status: 'started', reason: null }).thenAccepted({
      type: 'StepRecorded',
      orderId: 'O1',
      workshopId: 'atelier-amal',
      step: 'filigree',
      status: 'started',
    }))
  it('is blocked for a reason', () =>
    given(orderOf())
      .when(recordStep, { step: 'casting', status: 'blocked', reason: 'no gas' })
      .thenAccepted({ status: 'blocked', reason: 'no gas' }))
  it('is not blocked without one', () =>
    given(orderOf())
      .when(recordStep, { step: 'casting', status: 'blocked', reason: null })
      .thenRefused({ code: 'reason-missing' }))
  it('is no step of a closed order', () =>
    given(closed)
      .when(recordStep, { step: 'casting', status: 'done', reason: null })
      .thenRefused({ code: 'order-closed' }))
})

describe('a residue', () => {
  it('is weighed', () =>
    given(orderOf())
      .when(recordResidue, residue)
      .thenAccepted({ type: 'ResidueRecorded', class: 'filings', grossMicrograms: 8_500_000 }))
  it('weighs something', () =>
    given(orderOf())
      .when(recordResidue, { ...residue, weighed: grams('0') })
      .thenRefused({ code: 'nothing-weighed' }))
  it('is recorded once', () =>
    given(orderOf())
      .when(recordResidue, { ...residue, residueExists: true })
      .thenRefused({ code: 'residue-exists' }))
  it('is no residue of a closed order', () =>
    given(closed).when(recordResidue, residue).thenRefused({ code: 'order-closed' }))
  it('beyond all metal is a report, and kept', () =>
    given(orderOf())
      .when(recordResidue, { ...residue, weighed: grams('9000') })
      .thenAccepted({ grossMicrograms: 9_000_000_000 }))
})

describe('a piece', () => {
  it('is finished, of the order’s design and owner', () =>
    given(orderOf()).when(finishPiece, piece).thenAccepted({
      type: 'PieceFinished',
      ownerId: 'coop-tiznit',
      design: 'Tizerzaï',
      serial: 'TIZ-AMA-1',
      grossMicrograms: 43_000_000,
      title: 9_250,
    }))
  it('has a serial number of its own', () =>
    given(orderOf())
      .when(finishPiece, { ...piece, serialTaken: true })
      .thenRefused({ code: 'serial-taken', serial: 'TIZ-AMA-1' }))
  it('is finished once', () =>
    given(orderOf())
      .when(finishPiece, { ...piece, pieceExists: true })
      .thenRefused({ code: 'piece-exists' }))
  it('weighs something', () =>
    given(orderOf())
      .when(finishPiece, { ...piece, weighed: grams('0') })
      .thenRefused({ code: 'nothing-weighed' }))
  it('is no piece of a closed order', () =>
    given(closed).when(finishPiece, piece).thenRefused({ code: 'order-closed' }))
})

describe('more than can be kept exactly', () => {
  const largest = orderOf({
    pieces: [{ pieceId: 'P0', grossMicrograms: 922_337_203_685_470 }],
    inputs: [input(922_337_203_685_470, 0n)],
  })
  const tooMuch = { code: 'too-much-metal', largestMicrograms: 7 } as const

  it('is no residue and no piece of an order', () => {
    given(largest)
      .when(recordResidue, { ...residue, weighed: grams('0.000007') })
      .thenAccepted({ grossMicrograms: 7 })
    given(largest)
      .when(recordResidue, { ...residue, weighed: grams('0.000008') })
      .thenRefused(tooMuch)
    given(largest)
      .when(finishPiece, { ...piece, weighed: grams('0.000008') })
      .thenRefused(tooMuch)
  })

  it('is not charged to an order', () => {
    const weighing = (micrograms: number) => ({
      given: given925(micrograms),
      acceptedBefore: false,
      weighed: grams((micrograms / 1_000_000).toFixed(6)),
      halfWidth: grams('0.01'),
    })
    given(largest).when(acceptMetal, weighing(7)).thenAccepted({ grossMicrograms: 7 })
    given(largest).when(acceptMetal, weighing(8)).thenRefused(tooMuch)
  })
})
