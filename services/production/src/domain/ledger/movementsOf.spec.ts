import { accountKey, type Line } from '@fibula/kernel/ledger'
import { describe, expect, it } from 'vitest'
import { acceptMetal } from '../metal/acceptMetal.ts'
import { closeOrder } from '../order/closeOrder.ts'
import type { MetalSentBack, OrderEvent } from '../order/events.ts'
import { noOrder, type PlacedOrder } from '../order/order.ts'
import { allowed, given925, grams, input, orderOf, pieceOf, workedW } from '../test-orders.ts'
import { movementOf, movementsOf } from './movementsOf.ts'

/** By account, without the owner and the workshop: gross, fine, and pieces where there are some. */
const shown = (lines: readonly Line[]) =>
  Object.fromEntries(
    lines.map(({ account, book, grossMicrograms, content, pieces }) => [
      `${accountKey(account).replace('coop-tiznit/', '').replace('atelier-amal/', '')}${book === 'metal' ? '' : ` ${book}`}`,
      [grossMicrograms, content.Ag, ...(pieces === 0 ? [] : [pieces])],
    ]),
  )
const accepted = (decision: ReturnType<typeof closeOrder> | ReturnType<typeof acceptMetal>): OrderEvent => {
  if (!decision.accepted) throw new Error(decision.refusal.code)
  const [event] = decision.events
  if (!event) throw new Error('nothing happened')
  return event
}
const closing = (order: PlacedOrder) => shown(movementOf(order, accepted(closeOrder(order, allowed))))

it('worked example W: the closing of an order with dirty filings', () =>
  expect(closing(workedW)).toEqual({
    'work:O1': [-500_000_000, -4_625_000_000_000n],
    'foreign:O1': [-1_332_433, 0n],
    'piece:B1': [430_000_000, 3_977_500_000_000n],
    'stock:sprue': [55_000_000, 508_750_000_000n],
    'stock:filings': [8_500_000, 66_300_000_000n],
    'loss:O1': [7_832_433, 72_450_000_000n],
  }))

describe('worked example D', () => {
  const take = (gave: number, took: string) => {
    const decided = acceptMetal(orderOf(), {
      ...{ given: given925(gave), weighed: grams(took), halfWidth: grams('0.01'), pieces: null },
    })
    return shown(movementOf(orderOf(), accepted(decided)))
  }
  it('1. within what scales can tell', () =>
    expect(take(100_020_000, '100.01')).toEqual({
      'coop-tiznit/transit:hand-over-1': [-100_020_000, -925_185_000_000n],
      'work:O1': [100_010_000, 925_092_500_000n],
      'scale:O1': [10_000, 92_500_000n],
    }))
  it('2. beyond it', () =>
    expect(take(100_020_000, '99.87')).toEqual({
      'coop-tiznit/transit:hand-over-1': [-100_020_000, -925_185_000_000n],
      'work:O1': [99_870_000, 923_797_500_000n],
      'coop-tiznit/dispute:hand-over-1': [150_000, 1_387_500_000n],
    }))
  it('4. more than was given', () =>
    expect(take(100_030_000, '100.04')).toEqual({
      'coop-tiznit/transit:hand-over-1': [-100_030_000, -925_277_500_000n],
      'work:O1': [100_040_000, 925_370_000_000n],
      'scale:O1': [-10_000, -92_500_000n],
    }))
})

const stones = { pieces: 12, micrograms: 2_400_000 }
const setWith = orderOf({
  inputs: [
    input(100_000_000, 925_000_000_000n),
    input(3_000_000, 0n, 'stones', 15),
    input(500_000, 0n, 'enamel'),
    input(100_000, 0n, 'thread'),
  ],
  pieces: [
    pieceOf('P1', 60_000_000, { netMicrograms: 57_200_000, stones, otherMicrograms: 400_000 }),
    pieceOf('P2', 41_000_000, { netMicrograms: 40_900_000, otherMicrograms: 100_000 }),
    pieceOf('P3', 5_000_000, { status: 'scrapped', otherMicrograms: 70_000 }),
  ],
  losses: [{ lossId: 'broken', what: 'stones', grossMicrograms: 600_000, pieces: 3 }],
})

it('stones go with the pieces in which they are set or are broken; enamel and thread are on the pieces or used up', () =>
  expect(closing(setWith)).toMatchObject({
    'work:O1 stones': [-3_000_000, 0n, -15],
    'piece:P1 stones': [2_400_000, 0n, 12],
    'loss:O1 stones': [600_000, 0n, 3],
    'work:O1 components': [-600_000, 0n],
    'piece:P1 components': [400_000, 0n],
    'piece:P2 components': [100_000, 0n],
    'loss:O1 components': [100_000, 0n],
  }))

it('what is on the pieces and was never handed over is foreign', () =>
  expect(closing({ ...setWith, inputs: setWith.inputs.slice(0, 2) })).toMatchObject({
    'foreign:O1 components': [-500_000, 0n],
    'piece:P1 components': [400_000, 0n],
    'piece:P2 components': [100_000, 0n],
  }))

describe('after the closing', () => {
  const done = orderOf({
    status: 'closed',
    pieces: [
      pieceOf('B', 60_000_000, {
        ...{ netMicrograms: 57_200_000, stones, otherMicrograms: 400_000, quantity: 4, fine: 529_100_000_000n },
      }),
    ],
  })
  const names = { orderId: 'O1', ownerId: 'coop-tiznit', workshopId: 'atelier-amal', pieceId: 'B' }
  const masses = { grossMicrograms: 15_000_000, stones: { pieces: 3, micrograms: 600_000 }, otherMicrograms: 100_000 }
  const one = { pieceId: 'P', serial: 'S', weighed: grams('15'), title: 9_250, netMicrograms: 14_300_000, ...masses }
  const rest = { ...masses, quantity: 3, netMicrograms: 42_900_000, fine: 1n }

  it('a piece that is weighed apart takes its part of the batch', () =>
    expect(
      shown(movementOf(done, { type: 'BatchSplit', ...names, piece: { ...one, fine: 132_275_000_000n }, rest })),
    ).toEqual({
      'piece:B': [-14_300_000, -132_275_000_000n],
      'piece:P': [14_300_000, 132_275_000_000n],
      'piece:B stones': [-600_000, 0n, -3],
      'piece:P stones': [600_000, 0n, 3],
      'piece:B components': [-100_000, 0n],
      'piece:P components': [100_000, 0n],
    }))

  it('a piece that is scrapped is a lot again, its stones are loose, its enamel is lost; before it moves nothing', () => {
    const scrap = { type: 'PieceScrapped', ...names, reason: '870', residueLotId: 'R', stones } as const
    const amount = { grossMicrograms: 57_200_000, fine: 529_100_000_000n }
    expect(shown(movementOf(done, { ...scrap, ...amount }))).toEqual({
      'piece:B': [-57_200_000, -529_100_000_000n],
      'stock:R': [57_200_000, 529_100_000_000n],
      'piece:B stones': [-2_400_000, 0n, -12],
      'work:O1 stones': [2_400_000, 0n, 12],
      'piece:B components': [-400_000, 0n],
      'loss:O1 components': [400_000, 0n],
    })
    const open: PlacedOrder = { ...done, status: 'open' }
    expect(movementOf(open, { ...scrap, ...amount, fine: null })).toEqual([])
    expect(movementOf(open, { type: 'BatchSplit', ...names, piece: { ...one, fine: null }, rest })).toEqual([])
  })
})

it('a hand-over that is refused goes back as it came, also when its order is not known', () => {
  const back: MetalSentBack = {
    type: 'MetalSentBack',
    ...{ returnId: 'R', orderId: 'O9', ownerId: 'coop-tiznit', workshopId: 'atelier-amal' },
    ...{ what: 'stones', material: 'stones', lotId: 'L', residueLotId: null, handOverId: 'H', weighed: null },
    ...{ grossMicrograms: 2_400_000, fine: 0n, foreignMicrograms: 0, pieces: 12, halfWidthMicrograms: 0, reason: 'no' },
  }
  expect(movementsOf(noOrder, [back]).map(shown)).toEqual([
    { 'coop-tiznit/transit:H stones': [-2_400_000, 0n, -12], 'transit:R stones': [2_400_000, 0n, 12] },
  ])
})
