import { bookOf, isReal, type Line } from '@fibula/kernel/ledger'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { Lot } from '../lot/lot.ts'
import { lives } from '../test-lives.ts'
import { movementOf } from './movementsOf.ts'

interface Sum {
  readonly gross: bigint
  readonly fine: bigint
  readonly pieces: number
}
const nothing: Sum = { gross: 0n, fine: 0n, pieces: 0 }
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

test('the movement of every event sums to nothing, in each book and for each owner', () => {
  const seen = new Set<string>()
  fc.assert(
    fc.property(lives, ({ events, before }) => {
      for (const [at, event] of events.entries()) {
        const lines = movementOf(before[at] as Lot, event)
        for (const sum of sumBy(lines, ({ book, account }) => `${book} ${account.owner}`).values())
          expect(sum, event.type).toEqual(nothing)
        for (const { grossMicrograms, content, pieces } of lines)
          expect(grossMicrograms !== 0 || content.Ag !== 0n || pieces !== 0).toBe(true)
        if (lines.length > 0) seen.add(event.type)
      }
    }),
    { numRuns: 2_000, seed: 7 },
  )
  const moving = ['LotAssayed', 'LotSentBack', 'LotSplit', 'LotsMerged', 'MaterialReceived', 'MetalHandedOver']
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
        for (const [account, { gross, fine, pieces }] of sumBy(all, accountOf)) {
          const kind = /\/([a-z]+):/.exec(account)?.[1] as Line['account']['kind']
          // What comes back was never on its way here: production says that it left.
          if (!isReal(kind) || kind === 'transit') continue
          expect(gross >= 0n && fine >= 0n && fine <= gross * 10_000n && pieces >= 0, account).toBe(true)
        }
      }
      const sums = sumBy(all, accountOf)
      for (const lot of store.all()) {
        const account = `${lot.ownerId}/${lot.possessorId}/stock:${lot.lotId} ${bookOf(lot.material)}`
        const held = { gross: BigInt(lot.grossMicrograms), fine: lot.fine, pieces: lot.pieces ?? 0 }
        if (held.gross > 0n) full += 1
        expect(sums.get(account) ?? nothing).toEqual(held)
      }
    }),
    { numRuns: 500 },
  )
  expect(full).toBeGreaterThan(500)
})
