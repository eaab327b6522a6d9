import { type CommandContext, type Journal, runCommand } from '@fibula/service-kit'
import { evolve, noOrder, type OrderEvent, type PlacedOrder } from '../domain/order.ts'
import { placeOrder as decide, type PlaceOrder, type PlaceOrderRefused } from '../domain/placeOrder.ts'
import type { Ports } from './ports.ts'

export const placeOrder =
  (ports: Pick<Ports, 'orderExists' | 'rows'>, journal: Journal<OrderEvent>) =>
  (command: Omit<PlaceOrder, 'ownerId'>, context: CommandContext<PlacedOrder, PlaceOrderRefused>) => {
    let first = true
    return runCommand(journal, context, {
      load: async () => {
        // Whether it exists is asked only after the database said that something does.
        const exists = !first && (await ports.orderExists(command.orderId))
        first = false
        return { version: 0, exists }
      },
      decide: ({ exists }) =>
        exists
          ? { accepted: false as const, refusal: { code: 'order-exists' as const } }
          : decide(noOrder, { ...command, ownerId: context.actor.organisationId }),
      write: (_, events) => {
        const order = events.reduce(evolve, noOrder)
        return { changes: [ports.rows.order(0, order, events)], result: order as PlacedOrder }
      },
    })
  }
