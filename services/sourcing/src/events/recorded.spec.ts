import type { Line } from '@fibula/kernel/ledger'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { movementOf } from '../domain/ledger/movementsOf.ts'
import { evolve, type Lot, noLot } from '../domain/lot/lot.ts'
import { lives } from '../domain/test-lives.ts'
import { factOf } from './facts.ts'
import { lotEventOf } from './recorded.ts'

/** Names as the contracts want them. */
const idOf = (name: string): string => {
  const text = Buffer.from(name).toString('hex').padStart(24, '0').slice(-24)
  return `00000000-${text.slice(0, 4)}-7${text.slice(4, 7)}-8${text.slice(7, 10)}-${text.slice(10, 22)}`
}
const withIds = (value: unknown, field = ''): unknown => {
  if (typeof value === 'string') return /^(?!owner|possessor|receiver|workshop).*Id$/.test(field) ? idOf(value) : value
  if (Array.isArray(value)) return value.map((each) => withIds(each))
  if (value === null || typeof value !== 'object') return value
  return Object.fromEntries(Object.entries(value).map(([name, inner]) => [name, withIds(inner, name)]))
}

test('what was told of lots is read again as what happened: it moves the same, from the same states', () =>
  fc.assert(
    fc.property(lives, ({ events }) => {
      // Routes take two lots at least.
      fc.pre(events.every((event) => event.type !== 'LotsMerged' || event.parts.length > 1))
      const [lots, again] = [new Map<string, Lot>(), new Map<string, Lot>()]
      for (const given of events) {
        const event = withIds(given) as typeof given
        const { type, dataVersion, data } = factOf(event)
        const told = JSON.parse(JSON.stringify(data))
        const read = lotEventOf({ streamId: event.lotId, type, dataVersion, data: told })
        if (read === undefined) throw new Error(`${event.type} is not read again`)
        const before = lots.get(event.lotId) ?? noLot
        const beforeAgain = again.get(event.lotId) ?? noLot
        expect(movementOf(beforeAgain, read)).toEqual<Line[]>(movementOf(before, event))
        lots.set(event.lotId, evolve(before, event))
        again.set(event.lotId, evolve(beforeAgain, read))
      }
      expect(again).toEqual(lots)
    }),
    { numRuns: 200 },
  ))

test('what happened to something else than a lot is none of the ledger', () =>
  expect(lotEventOf({ streamId: 's', type: 'sourcing.supplier-registered', dataVersion: 1, data: {} })).toBeUndefined())
