import type { Decision } from '@fibula/kernel'
import { type CommandContext, type Journal, runCommand } from '@fibula/service-kit'
import { movementsOf } from '../domain/ledger/movementsOf.ts'
import type { OrderEvent } from '../domain/order/events.ts'
import { evolve } from '../domain/order/evolve.ts'
import type { Order, PlacedOrder } from '../domain/order/order.ts'
import type { Ports, Times, VersionedOrder } from './ports.ts'

export type Coded = { readonly code: string }

/** What became of a command on an order: its events, and the order after them. */
export interface Done<Event extends OrderEvent> {
  readonly version: number
  readonly order: PlacedOrder
  readonly events: readonly Event[]
  /** The first of them, which is what was asked for. */
  readonly event: Event
}

interface OnOrder<Event extends OrderEvent, Refusal extends Coded> {
  readonly load: () => Promise<VersionedOrder | undefined>
  readonly decide: (order: PlacedOrder) => Decision<Event, Refusal>
}

/** An order after events, and the rows that they leave. */
export const writeOrder = <Event extends OrderEvent>(
  { rows }: Pick<Ports, 'rows'>,
  times: Times,
  { version, order: before }: VersionedOrder,
  events: readonly Event[],
) => {
  const order = events.reduce<Order>(evolve, before) as PlacedOrder
  return {
    changes: [{ ...rows.order(version, order, events), movements: movementsOf(before, events) }],
    inserts: events.flatMap((event, index) => rows.inserts(event, version + index + 1, times)),
    result: { version: version + events.length, order, events, event: events[0] as Event },
  }
}

/** Every command on an order that exists is run like this: decided on its state, folded, and written with its rows. */
export const onOrder = <Event extends OrderEvent, Refusal extends Coded>(
  ports: Pick<Ports, 'rows'>,
  journal: Journal<OrderEvent>,
  context: CommandContext<Done<Event>, Refusal>,
  { load, decide }: OnOrder<Event, Refusal>,
) =>
  runCommand(journal, context, {
    load,
    decide: ({ order }) => decide(order),
    write: (loaded, events) => writeOrder(ports, context, loaded, events),
  })
