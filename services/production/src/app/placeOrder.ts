import { type Decision, refuse, type Technique } from '@fibula/kernel'
import { type CommandContext, type Journal, runCommand } from '@fibula/service-kit'
import { nameOf } from '../domain/design/design.ts'
import type { OrderEvent, OrderPlaced } from '../domain/order/events.ts'
import { evolve } from '../domain/order/evolve.ts'
import { noOrder, type Order, type OrderTerms, type PlacedOrder } from '../domain/order/order.ts'
import { placeOrder as decide, type PlaceOrderRefused as Exists } from '../domain/order/placeOrder.ts'
import { type PlanName, stepsOn } from '../domain/steps/plans.ts'
import type { Ports, VersionedDesign } from './ports.ts'

export interface PlaceOrderCommand
  extends Pick<OrderTerms, 'orderId' | 'workshopId' | 'quantity' | 'dueOn' | 'priority' | 'notes'> {
  readonly designId: string | null
  /** What is said here counts before what the design says; without a design the first two must be said. */
  readonly design: string | null
  readonly technique: Technique | null
  readonly photos: OrderTerms['photos'] | null
  readonly materials: OrderTerms['materials'] | null
  readonly plan: PlanName | null
  readonly steps: OrderTerms['steps'] | null
}
export type PlaceOrderRefused =
  | Exists
  | { readonly code: 'design-unknown' }
  | { readonly code: 'design-retired' }
  | { readonly code: 'design-missing' }

type Known = Omit<PlaceOrderCommand, 'design' | 'technique'> & Pick<OrderTerms, 'design' | 'technique'>

/** The order's own copy of its design and its plan. */
const termsOf = (command: Known, found: VersionedDesign | undefined, day: string): Omit<OrderTerms, 'ownerId'> => {
  const { plan, steps, photos, materials, ...said } = command
  const design = found?.design
  const planned = steps ?? (plan === null ? null : stepsOn(plan, day)) ?? design?.steps
  return {
    ...said,
    photos: photos ?? design?.photos ?? [],
    materials: materials ?? design?.materials ?? [],
    steps: planned ?? stepsOn(command.technique, day),
  }
}

export const placeOrder =
  (ports: Pick<Ports, 'orderExists' | 'design' | 'rows'>, journal: Journal<OrderEvent>) =>
  (command: PlaceOrderCommand, context: CommandContext<PlacedOrder, PlaceOrderRefused>) => {
    let first = true
    const ownerId = context.actor.organisationId
    return runCommand(journal, context, {
      load: async () => {
        // Whether it exists is asked only after the database said that something does.
        const exists = !first && (await ports.orderExists(command.orderId))
        first = false
        const found = command.designId === null ? undefined : await ports.design(ownerId, command.designId)
        return { version: 0, exists, found }
      },
      decide: ({ exists, found }): Decision<OrderPlaced, PlaceOrderRefused> => {
        if (exists) return refuse({ code: 'order-exists' })
        if (command.designId !== null && !found) return refuse({ code: 'design-unknown' })
        if (found?.design.status === 'retired') return refuse({ code: 'design-retired' })
        const design = command.design ?? (found && nameOf(found.design.names))
        const technique = command.technique ?? found?.design.technique
        if (!design || !technique) return refuse({ code: 'design-missing' })
        const day = context.happenedAt.slice(0, 10)
        return decide(noOrder, { ...termsOf({ ...command, design, technique }, found, day), ownerId })
      },
      write: (_, events) => {
        const order = events.reduce<Order>(evolve, noOrder) as PlacedOrder
        return { changes: [ports.rows.order(0, order, events)], result: order }
      },
    })
  }
