import { isBalanced } from '@fibula/kernel'
import { given } from '@fibula/testing'
import { describe, expect, it } from 'vitest'
import { allowed, input, orderOf, pieceOf, workedW } from '../test-orders.ts'
import { closeOrder } from './closeOrder.ts'
import type { OrderReturn } from './order.ts'

const close = (order: Parameters<typeof closeOrder>[0]) => closeOrder(order, allowed)
const sprueOnly = (grossMicrograms: number) =>
  [{ residueLotId: 'sprue', class: 'sprue', grossMicrograms, stepIndex: null }] as const

describe('worked example W', () => {
  it('closes provisionally, with every line to the last unit', () => {
    const { decided, thenAccepted } = given(workedW).when(close, {})
    thenAccepted({
      type: 'OrderClosed',
      kind: 'provisional',
      allowanceFine: 119_325_000_000n,
      loss: { grossMicrograms: 7_832_433, fine: 72_450_000_000n },
    })
    const event = decided.accepted ? decided.events[0] : undefined
    if (event?.type !== 'OrderClosed') throw new Error('it is not closed')
    expect(event.lines).toEqual([
      { account: 'work:O1', grossMicrograms: -500_000_000, fine: -4_625_000_000_000n },
      { account: 'foreign:O1', grossMicrograms: -1_332_433, fine: 0n },
      { account: 'piece:B1', grossMicrograms: 430_000_000, fine: 3_977_500_000_000n },
      { account: 'stock:sprue', grossMicrograms: 55_000_000, fine: 508_750_000_000n },
      { account: 'stock:filings', grossMicrograms: 8_500_000, fine: 66_300_000_000n },
      { account: 'loss:O1', grossMicrograms: 7_832_433, fine: 72_450_000_000n },
    ])
    expect(isBalanced(event.lines)).toBe(true)
  })
})

it('an order whose residues are all clean metal closes finally', () =>
  given({ ...workedW, residues: [...sprueOnly(62_000_000)] })
    .when(close, {})
    .thenAccepted({ type: 'OrderClosed', kind: 'final', loss: { grossMicrograms: 8_000_000, fine: 74_000_000_000n } }))

it('a loss of exactly the allowance closes; one unit of gross more is missing', () => {
  const product = [pieceOf('B1', 100_000_000)]
  const order = (lossMicrograms: number) =>
    orderOf({
      inputs: [input(100_000_000 + lossMicrograms, BigInt(100_000_000 + lossMicrograms) * 9_250n)],
      pieces: product,
    })
  given(order(3_000_000))
    .when(close, {})
    .thenAccepted({
      type: 'OrderClosed',
      loss: { grossMicrograms: 3_000_000, fine: 27_750_000_000n },
      allowanceFine: 27_750_000_000n,
    })
  given(order(3_000_001)).when(close, {}).thenAccepted({
    type: 'OrderHeldOpen',
    cause: 'missing',
    grossMicrograms: 1,
    fine: 9_250n,
    allowanceFine: 27_750_000_000n,
  })
})

it('more lost than allowed holds the order open, and says by how much', () =>
  given({ ...workedW, residues: [] })
    .when(close, {})
    .thenAccepted({
      type: 'OrderHeldOpen',
      cause: 'missing',
      grossMicrograms: 57_100_000,
      fine: 528_175_000_000n,
      allowanceFine: 119_325_000_000n,
    }))

it('more out than in holds the order open, and says by how much', () =>
  given({ ...workedW, residues: [...sprueOnly(70_000_001)] })
    .when(close, {})
    .thenAccepted({ type: 'OrderHeldOpen', cause: 'surplus', grossMicrograms: 1, fine: 9_250n }))

it('an order that was held open closes once what was missing is there', () =>
  given({ ...workedW, status: 'held-open', imbalance: { cause: 'missing', grossMicrograms: 1, fine: 1n } } as const)
    .when(close, {})
    .thenAccepted({ type: 'OrderClosed', kind: 'provisional' }))

describe('refuses', () => {
  it('an order that is closed', () =>
    given(orderOf({ status: 'closed' }))
      .when(close, {})
      .thenRefused({ code: 'order-closed' }))
  it('an order without metal', () => given(orderOf()).when(close, {}).thenRefused({ code: 'nothing-to-close' }))
  it('an order for which nothing arrived of what was given', () =>
    given(orderOf({ inputs: [input(0, 0n)] }))
      .when(close, {})
      .thenRefused({ code: 'nothing-to-close' }))
  it('an order that is cancelled', () =>
    given(orderOf({ status: 'cancelled' }))
      .when(close, {})
      .thenRefused({ code: 'order-cancelled' }))
  it('an order with a piece on the bench', () =>
    given({ ...workedW, pieces: [pieceOf('B1', 430_000_000, { status: 'in-rework' })] })
      .when(close, {})
      .thenRefused({ code: 'piece-in-rework', pieceIds: ['B1'] }))
  it('an order with stones that are neither set, sent back nor broken, and says which are missing', () =>
    given({ ...workedW, inputs: [...workedW.inputs, input(2_900_000, 0n, 'stones', 12)] })
      .when(close, {})
      .thenRefused({ code: 'stones-missing', missingPieces: 12, missingMicrograms: 2_900_000 }))
})

describe('metal that went back is no part of what is judged', () => {
  const back: OrderReturn = {
    returnId: 'R1',
    what: 'metal',
    material: 'silver',
    lotId: null,
    residueLotId: null,
    handOverId: null,
    grossMicrograms: 50_000_000,
    fine: 462_500_000_000n,
    foreignMicrograms: 0,
    pieces: null,
  }
  it('an order with 50 g more than W closes like W once they went back', () =>
    given({ ...workedW, inputs: [input(550_000_000, 5_087_500_000_000n)], returns: [back] })
      .when(close, {})
      .thenAccepted({
        type: 'OrderClosed',
        inputs: [{ lotId: 'L', grossMicrograms: 500_000_000, fine: 4_625_000_000_000n }],
        loss: { grossMicrograms: 7_832_433, fine: 72_450_000_000n },
        sentBack: { grossMicrograms: 50_000_000, fine: 462_500_000_000n },
      }))
})

it('net metal is what counts: stones and enamel of a piece are no silver', () =>
  given({
    ...workedW,
    inputs: [...workedW.inputs, input(2_900_000, 0n, 'stones', 12), input(500_000, 0n, 'enamel')],
    pieces: [
      pieceOf('B1', 433_000_000, {
        ...{ netMicrograms: 430_000_000, otherMicrograms: 100_000, stones: { pieces: 12, micrograms: 2_900_000 } },
      }),
    ],
  })
    .when(close, {})
    .thenAccepted({
      type: 'OrderClosed',
      loss: { grossMicrograms: 7_832_433, fine: 72_450_000_000n },
      stones: { issued: { pieces: 12, micrograms: 2_900_000 }, set: { pieces: 12, micrograms: 2_900_000 } },
    }))

it('copper melted in lowers the blend, and is metal all the same', () =>
  given(
    orderOf({
      inputs: [input(1_000_000_000, 9_999_000_000_000n), input(80_972_972, 0n, 'copper')],
      pieces: [pieceOf('B1', 1_080_972_972)],
    }),
  )
    .when(close, {})
    .thenAccepted({ type: 'OrderClosed', kind: 'final', pieces: [{ pieceId: 'B1', fine: 9_999_000_000_000n }] }))
