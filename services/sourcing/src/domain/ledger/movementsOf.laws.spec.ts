import { accountKey, bookOf, isReal, type Line, positionsOf, unbalanced } from '@fibula/kernel/ledger'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { Lot } from '../lot/lot.ts'
import { lives } from '../test-lives.ts'
import { movementOf } from './movementsOf.ts'

test('the movement of every event sums to nothing, in each book and for each owner', () => {
  const seen = new Set<string>()
  fc.assert(
    fc.property(lives, ({ events, before }) => {
      for (const [at, event] of events.entries()) {
        const lines = movementOf(before[at] as Lot, event)
        expect(unbalanced(lines, false), event.type).toEqual([])
        for (const { grossMicrograms, content, pieces } of lines)
          expect(grossMicrograms !== 0 || content.Ag !== 0n || pieces !== 0).toBe(true)
        if (lines.length > 0) seen.add(event.type)
      }
    }),
    { numRuns: 2_000, seed: 7 },
  )
  const moving = [
    'DifferenceAccepted',
    'LotAssayed',
    'LotCounted',
    'LotSentBack',
    'LotSplit',
    'LotsMerged',
    'MaterialReceived',
    'MetalHandedOver',
  ]
  expect([...seen]).toEqual(expect.arrayContaining([...moving, 'MetalTakenBack']))
})

test('the balance of each stock account is what its lot holds, and no real account is ever impossible', () => {
  let full = 0
  fc.assert(
    fc.property(lives, (store) => {
      const all: Line[] = []
      for (const [at, event] of store.events.entries()) {
        all.push(...movementOf(store.before[at] as Lot, event))
        if (at % 5 !== 0 && at !== store.events.length - 1) continue
        for (const { account, grossMicrograms: gross, content, pieces } of positionsOf(all).all()) {
          const { kind } = account
          // What comes back was never on its way here: production says that it left.
          if (!isReal(kind) || kind === 'transit') continue
          const possible = gross >= 0 && content.Ag >= 0n && content.Ag <= BigInt(gross) * 10_000n && pieces >= 0
          expect(possible, accountKey(account)).toBe(true)
        }
      }
      const positions = positionsOf(all)
      for (const lot of store.all()) {
        const { ownerId: owner, possessorId: possessor, lotId: id, grossMicrograms } = lot
        if (grossMicrograms > 0) full += 1
        const held = positions.of({ owner, possessor, kind: 'stock', id }, bookOf(lot.material))
        // As texts: nothing is nothing, whichever its sign.
        expect([held.grossMicrograms, held.content.Ag, held.pieces].map(String)).toEqual(
          [grossMicrograms, lot.fine, lot.pieces ?? 0].map(String),
        )
      }
    }),
    { numRuns: 500 },
  )
  expect(full).toBeGreaterThan(500)
})
