import { Effect } from '../engine/context.ts'
import { evaluate } from '../engine/evaluate.ts'
import type { AnyNode } from '../engine/nodes.ts'
import type { LedgerFact, PrimaryFact } from '../facts/fact.ts'
import { history } from '../test-facts.ts'

export interface Lot {
  readonly id: string
  readonly owner: string
  readonly material: 'silver' | 'copper' | 'stones' | 'enamel'
  gross: number
  pieces: number
  readonly owners: readonly string[]
  sampled: boolean
}
export interface OnTheWay {
  readonly id: string
  readonly lot: Lot
  readonly order: Order
  readonly gross: number
  readonly pieces: number
}
export interface Order {
  readonly id: string
  readonly owner: string
  closed: boolean
  /** What may still come out of it. */
  metal: number
  stones: number
  inputs: { lot: Lot; gross: number }[]
  pieces: { id: string; quantity: number; gross: number; stones: number }[]
  residues: { id: string; gross: number }[]
  owners: readonly string[]
}
export interface Made {
  readonly id: string
  readonly gross: number
  readonly quantity: number
  readonly order: string
  readonly stones: number
  readonly owners: readonly string[]
}
export interface Back {
  readonly id: string
  readonly order: Order
  readonly material: Lot['material']
  readonly gross: number
  readonly pieces: number
}

/**
 * A world in which everything that the ledger knows happens, in any order, by the picks; what cannot happen is left out. It
 * keeps weights only roughly, and below what there is: so that nobody takes more than is there.
 */
export class World {
  readonly told = history()
  readonly lots: Lot[] = []
  readonly orders: Order[] = []
  readonly onTheWay: OnTheWay[] = []
  readonly disputes: { id: string; low: number; high: number }[] = []
  readonly back: Back[] = []
  readonly made: Made[] = []
  readonly sold: Made[] = []
  readonly samples: { id: string; lot: Lot; gross: number }[] = []
  readonly pools: { id: string; gross: number; refined: number; owners: readonly string[] }[] = []
  readonly dust: Lot[] = []
  count = 0

  readonly states = new Map<string, AnyNode>()
  /** What was left out because it could not be after all: few, since the world knows weights roughly. */
  left = 0

  /** Told, unless it takes more than there is or speaks of what is not. Assays change no weight, so none are asked. */
  say: ReturnType<typeof history>['tell'] = (kind, told) => {
    const fact = this.told.tell(kind, told)
    const effect = new Effect(fact as PrimaryFact, this.states, (_, amount, basis, since) => ({
      amount,
      basis,
      since,
      effects: [],
    }))
    evaluate(effect)
    if (effect.waitsFor !== null || effect.problems.some(({ code }) => code !== 'more-out-than-in')) {
      this.told.facts.pop()
      this.left += 1
    } else for (const [key, node] of effect.written) this.states.set(key, node)
    return fact
  }

  get facts(): readonly LedgerFact[] {
    return this.told.facts
  }

  id(kind: string): string {
    this.count += 1
    return `${kind}${this.count}`
  }
  one<T>(list: readonly T[], which: number): T | undefined {
    return list[which % Math.max(1, list.length)]
  }
  add(lot: Omit<Lot, 'sampled'>): Lot {
    const added = { ...lot, sampled: false }
    this.lots.push(added)
    return added
  }
  /** A lot of metal with something in it. */
  metal(which: number, least = 1_000_000): Lot | undefined {
    return this.one(
      this.lots.filter((lot) => lot.material === 'silver' && lot.gross > least),
      which,
    )
  }
  open(which: number, least = 0): Order | undefined {
    return this.one(
      this.orders.filter((order) => !order.closed && order.metal > least),
      which,
    )
  }
  /** A part of something, between a thousandth and nearly all. */
  part(gross: number, how: number): number {
    return Math.max(1, Math.floor((gross * (1 + (how % 900))) / 1_000))
  }
}

/** Something happens, if it can: `which` and `how` choose with what. */
export type Act = (world: World, which: number, how: number) => void

export const union = (a: readonly string[], b: readonly string[]): readonly string[] => [...new Set([...a, ...b])]
