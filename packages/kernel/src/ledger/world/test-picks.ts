import fc from 'fast-check'
import type { LedgerFact } from '../facts/fact.ts'
import * as melts from './test-melts.ts'
import * as orders from './test-orders.ts'
import * as pieces from './test-pieces.ts'
import * as stock from './test-stock.ts'
import { type Act, World } from './test-world.ts'

/** A choice of what happens, and of with what: shrinks to fewer and simpler ones. */
export interface Pick {
  readonly what: number
  readonly which: number
  readonly how: number
}

/** What may happen; twice what happens often. */
const acts: readonly Act[] = [
  stock.receive,
  (world, which, how) => stock.receive(world, which + 1, how),
  orders.give,
  orders.give,
  orders.take,
  orders.take,
  orders.finish,
  orders.finish,
  orders.residue,
  orders.close,
  orders.agree,
  orders.giveBack,
  orders.takeBack,
  melts.melt,
  stock.split,
  stock.merge,
  stock.assay,
  stock.sample,
  stock.count,
  pieces.sell,
  pieces.comeBack,
  pieces.end,
  orders.batch,
  orders.bench,
  melts.refine,
  stock.trade,
  pieces.repair,
  stock.supplier,
]

/** Picks, and the history that they make. */
export const picks = (maxLength: number, minLength = 0): fc.Arbitrary<Pick[]> =>
  fc.array(fc.record({ what: fc.nat(1_000), which: fc.nat(10_000), how: fc.nat(1_000_000) }), {
    minLength,
    maxLength,
    size: 'max',
  })

export const worldOf = (all: readonly Pick[]): World => {
  const world = new World()
  for (const { what, which, how } of all) acts[what % acts.length]?.(world, which, how)
  return world
}

export const factsOf = (all: readonly Pick[]): readonly LedgerFact[] => worldOf(all).facts
