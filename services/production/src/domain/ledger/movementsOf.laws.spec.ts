import { addStones } from '@fibula/kernel'
import {
  type AccountKind,
  type Amount,
  type Book,
  isReal,
  type Line,
  positionKey,
  positionsOf,
  unbalanced,
} from '@fibula/kernel/ledger'
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

const amount = (grossMicrograms: number, fine = 0n, pieces = 0): Amount => ({
  ...{ grossMicrograms, content: { Ag: fine }, pieces },
})
const nothing = amount(0)

test('the movement of every event sums to nothing in each book, and in fine for each owner', () => {
  const seen = new Map<string, number>()
  fc.assert(
    fc.property(acts, (does) => {
      let order: Order = noOrder
      for (const event of live(does).events) {
        const lines = movementOf(order, event)
        order = evolve(order, event)
        expect(unbalanced(lines, false), event.type).toEqual([])
        if (lines.length > 0) seen.set(event.type, (seen.get(event.type) ?? 0) + 1)
      }
    }),
    { numRuns: 3_000, seed: 11 },
  )
  for (const type of ['MetalAccepted', 'MetalSentBack', 'OrderClosed', 'PieceScrapped', 'BatchSplit'])
    expect(seen.get(type), type).toBeGreaterThan(5)
})

/** What the accounts of an order have to hold, as its state says. */
const stateOf = (order: PlacedOrder): Map<string, Amount> => {
  const { ownerId: owner, workshopId: possessor, orderId, status } = order
  const at = (kind: AccountKind, id: string, book: Book) => positionKey({ owner, possessor, kind, id }, book)
  const { grossMicrograms, fine } = chargedTo(order)
  const loose = looseStones(order)
  const open = status === 'open' || status === 'held-open'
  const { set, broken } = stonesOf(order)
  const inWork = open ? addStones(loose, set, broken) : loose
  const components = componentLeft(order, 'enamel') + componentLeft(order, 'thread')
  return new Map([
    [at('work', orderId, 'metal'), open ? amount(grossMicrograms, fine) : nothing],
    [at('work', orderId, 'stones'), amount(inWork.micrograms, 0n, inWork.pieces)],
    [at('work', orderId, 'components'), open ? amount(components) : nothing],
    ...(status === 'closed' ? piecesMade(order) : []).flatMap(
      ({ pieceId, netMicrograms, fine: held, stones, otherMicrograms }): [string, Amount][] => [
        [at('piece', pieceId, 'metal'), amount(netMicrograms, held ?? -1n)],
        [at('piece', pieceId, 'stones'), amount(stones.micrograms, 0n, stones.pieces)],
        [at('piece', pieceId, 'components'), amount(otherMicrograms)],
      ],
    ),
  ])
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
        const held = new Map<string, Amount>()
        for (const { account, book, ...has } of positionsOf(all).all()) {
          const { kind } = account
          const key = positionKey(account, book)
          held.set(key, has)
          // What is given was never on its way here: sourcing says that it left.
          if (!isReal(kind) || kind === 'transit') continue
          const { grossMicrograms: gross, content, pieces } = has
          expect(gross >= 0 && content.Ag >= 0n && content.Ag <= BigInt(gross) * 10_000n && pieces >= 0, key).toBe(true)
        }
        const state = stateOf(order as Order as PlacedOrder)
        for (const [key, due] of state) expect(held.get(key) ?? nothing, key).toEqual(due)
        for (const key of held.keys()) if (/\/(work|piece):/.test(key)) expect(state.has(key), key).toBe(true)
      }
      if ((order as Order).status === 'closed') closed += 1
    }),
    { numRuns: 1_000 },
  )
  expect(closed).toBeGreaterThan(20)
})
