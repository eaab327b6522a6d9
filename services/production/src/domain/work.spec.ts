import { given } from '@fibula/testing'
import { describe, it } from 'vitest'
import { acceptMetal } from './metal/acceptMetal.ts'
import { recordResidue } from './metal/recordResidue.ts'
import { noOrder } from './order/order.ts'
import { placeOrder } from './order/placeOrder.ts'
import { finishPiece } from './pieces/finishPiece.ts'
import { recordStep, weighStep } from './steps/recordStep.ts'
import { given925, grams, input, ordered, orderOf, pieceOf } from './test-orders.ts'

const closed = orderOf({ status: 'closed' })
const residue = {
  residueLotId: 'R1',
  residueExists: false,
  class: 'filings',
  weighed: grams('8.5'),
  stepIndex: null,
} as const
const piece = {
  pieceId: 'P1',
  pieceExists: false,
  serial: 'TIZ-AMA-1',
  serialTaken: false,
  weighed: grams('43'),
  title: 9_250,
  quantity: 1,
  photos: [],
  stonePieces: 0,
  other: null,
}
const said = { reason: null, handedOnTo: null } as const

describe('an order', () => {
  it('is placed', () =>
    given(noOrder)
      .when(placeOrder, ordered)
      .thenAccepted({ type: 'OrderPlaced', ...ordered }))
  it('is placed once', () => given(orderOf()).when(placeOrder, ordered).thenRefused({ code: 'order-exists' }))
})

describe('a step', () => {
  it('is started', () =>
    given(orderOf())
      .when(recordStep, { step: 'filigree', status: 'started', ...said })
      .thenAccepted({
        type: 'StepRecorded',
        orderId: 'O1',
        workshopId: 'atelier-amal',
        step: 'filigree',
        status: 'started',
      }))
  it('is blocked for a reason', () =>
    given(orderOf())
      .when(recordStep, { step: 'casting', status: 'blocked', reason: 'no gas', handedOnTo: null })
      .thenAccepted({ status: 'blocked', reason: 'no gas' }))
  it('is not blocked without one', () =>
    given(orderOf())
      .when(recordStep, { step: 'casting', status: 'blocked', ...said })
      .thenRefused({ code: 'reason-missing' }))
  it('is no step of a closed order', () =>
    given(closed)
      .when(recordStep, { step: 'casting', status: 'done', ...said })
      .thenRefused({ code: 'order-closed' }))
})

describe('a step by its place in the plan', () => {
  it('is done by one tap', () =>
    given(orderOf())
      .when(recordStep, { index: 2, status: 'done', ...said })
      .thenAccepted({ step: 'filigree', stepIndex: 2, status: 'done' }))
  it('is handed on to somebody', () => {
    const handOn = (handedOnTo: string | null) =>
      given(orderOf()).when(recordStep, { index: 2, status: 'handed-on', reason: null, handedOnTo })
    handOn('atelier-anezi').thenAccepted({ status: 'handed-on', handedOnTo: 'atelier-anezi' })
    handOn(null).thenRefused({ code: 'receiver-missing' })
  })
  it('is one of the plan', () =>
    given(orderOf())
      .when(recordStep, { index: 4, status: 'done', ...said })
      .thenRefused({ code: 'no-such-step', steps: 4 }))
  it('that the plan does not know comes after it', () =>
    given(orderOf())
      .when(recordStep, { step: 'niello', status: 'started', ...said })
      .thenAccepted({ step: 'niello', stepIndex: 4 }))
  it('begins when it is weighed in, and keeps its status when it is weighed out', () => {
    given(orderOf())
      .when(weighStep, { index: 1, direction: 'in', weighed: grams('43') })
      .thenAccepted({ stepIndex: 1, status: 'started', weighIn: { grossMicrograms: 43_000_000 }, weighOut: null })
    const plan = orderOf().plan.with(1, { ...orderOf().plan[1]!, status: 'done' })
    given(orderOf({ plan }))
      .when(weighStep, { index: 1, direction: 'out', weighed: grams('42.9') })
      .thenAccepted({ status: 'done', weighIn: null, weighOut: { grossMicrograms: 42_900_000 } })
  })
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
    pieces: [pieceOf('P0', 922_337_203_685_470)],
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
      pieces: null,
      weighed: grams((micrograms / 1_000_000).toFixed(6)),
      halfWidth: grams('0.01'),
    })
    given(largest).when(acceptMetal, weighing(7)).thenAccepted({ grossMicrograms: 7 })
    given(largest).when(acceptMetal, weighing(8)).thenRefused(tooMuch)
  })
})
