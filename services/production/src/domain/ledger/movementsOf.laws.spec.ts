import { isReal, type Line } from '@fibula/kernel/ledger'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { evolve } from '../order/evolve.ts'
import {
  chargedTo,
  componentLeft,
  looseStones,
  noOrder,
  type Order,
  type PlacedOrder,
  piecesMade,
  stonesOf,
} from '../order/order.ts'
import { acts, live } from '../test-acts.ts'
import { movementOf } from './movementsOf.ts'

interface Sum {
  readonly gross: bigint
  readonly fine: bigint
  readonly pieces: number
}
const nothing: Sum = { gross: 0n, fine: 0n, pieces: 0 }
const grams = (micrograms: number): Sum => ({ ...nothing, gross: BigInt(micrograms) })
const sumBy = (lines: readonly Line[], keyOf: (line: Line) => string): Map<string, Sum> => {
  const sums = new Map<string, Sum>()
  for (const line of lines) {
    const { gross, fine, pieces } = sums.get(keyOf(line)) ?? nothing
    sums.set(keyOf(line), {
      gross: gross + BigInt(line.grossMicrograms),
      fine: fine + line.content.Ag,
      pieces: pieces + line.pieces,
    })
  }
  return sums
}
const accountOf = ({ account: { owner, possessor, kind, id }, book }: Line) =>
  `${owner}/${possessor}/${kind}:${id} ${book}`

test('the movement of every event sums to nothing in each book, and in fine for each owner', () => {
  const seen = new Map<string, number>()
  fc.assert(
    fc.property(acts, (does) => {
      let order: Order = noOrder
      for (const event of live(does).events) {
        const lines = movementOf(order, event)
        order = evolve(order, event)
        for (const sum of sumBy(lines, ({ book }) => book).values()) expect(sum, event.type).toEqual(nothing)
        // Of metal that the workshop owes, the gross of a claim is that of the fine metal alone.
        for (const { fine } of sumBy(lines, ({ book, account }) => `${book} ${account.owner}`).values())
          expect(fine, event.type).toBe(0n)
        if (lines.length > 0) seen.set(event.type, (seen.get(event.type) ?? 0) + 1)
      }
    }),
    { numRuns: 3_000, seed: 11 },
  )
  for (const type of ['MetalAccepted', 'MetalSentBack', 'OrderClosed', 'PieceScrapped', 'BatchSplit'])
    expect(seen.get(type), type).toBeGreaterThan(5)
})

/** What the accounts of an order have to hold, as its state says. */
const stateOf = (order: PlacedOrder): Map<string, Sum> => {
  const { ownerId, workshopId, orderId, status } = order
  const place = (kind: string, id: string, book: string) => `${ownerId}/${workshopId}/${kind}:${id} ${book}`
  const { grossMicrograms: gross, fine } = chargedTo(order)
  const loose = looseStones(order)
  const open = status === 'open' || status === 'held-open'
  const { set, broken } = stonesOf(order)
  const inWork = open
    ? [loose, set, broken].reduce((sum, one) => ({
        pieces: sum.pieces + one.pieces,
        micrograms: sum.micrograms + one.micrograms,
      }))
    : loose
  const state = new Map([
    [place('work', orderId, 'metal'), open ? { gross: BigInt(gross), fine, pieces: 0 } : nothing],
    [place('work', orderId, 'stones'), { ...grams(inWork.micrograms), pieces: inWork.pieces }],
    [
      place('work', orderId, 'components'),
      open ? grams(componentLeft(order, 'enamel') + componentLeft(order, 'thread')) : nothing,
    ],
  ])
  if (status === 'closed')
    for (const piece of piecesMade(order)) {
      const metal = { ...grams(piece.netMicrograms), fine: piece.fine ?? -1n }
      state.set(place('piece', piece.pieceId, 'metal'), metal)
      state.set(place('piece', piece.pieceId, 'stones'), {
        ...grams(piece.stones.micrograms),
        pieces: piece.stones.pieces,
      })
      state.set(place('piece', piece.pieceId, 'components'), grams(piece.otherMicrograms))
    }
  return state
}

test('after any history the accounts of work and pieces hold what the state says, and no real account is ever impossible', () => {
  let closed = 0
  fc.assert(
    fc.property(acts, (does) => {
      const all: Line[] = []
      let order: Order = noOrder
      for (const event of live(does).events) {
        all.push(...movementOf(order, event))
        order = evolve(order, event)
        const sums = sumBy(all, accountOf)
        for (const [account, { gross, fine, pieces }] of sums) {
          const kind = /\/([a-z]+):/.exec(account)?.[1] as Line['account']['kind']
          // What is given was never on its way here: sourcing says that it left.
          if (!isReal(kind) || kind === 'transit') continue
          expect(gross >= 0n && fine >= 0n && fine <= gross * 10_000n && pieces >= 0, account).toBe(true)
        }
        const state = stateOf(order as Order as PlacedOrder)
        for (const [account, due] of state) expect(sums.get(account) ?? nothing, account).toEqual(due)
        for (const [account, has] of sums)
          if (/\/(work|piece):/.test(account) && !state.has(account)) expect(has, account).toEqual(nothing)
      }
      if ((order as Order).status === 'closed') closed += 1
    }),
    { numRuns: 1_000 },
  )
  expect(closed).toBeGreaterThan(20)
})
