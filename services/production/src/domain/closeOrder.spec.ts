import { isBalanced } from '@fibula/kernel'
import { given } from '@fibula/testing'
import { describe, expect, it } from 'vitest'
import { closeOrder } from './closeOrder.ts'
import { input, orderOf, workedW } from './test-orders.ts'

const close = (order: Parameters<typeof closeOrder>[0]) => closeOrder(order)
const sprueOnly = (grossMicrograms: number) => [{ residueLotId: 'sprue', class: 'sprue', grossMicrograms }] as const

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
  const product = [{ pieceId: 'B1', grossMicrograms: 100_000_000 }]
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
})
