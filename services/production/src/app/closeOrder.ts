import { type CommandContext, type Journal, runCommand } from '@fibula/service-kit'
import { type CloseOrderRefused, closeOrder as decide } from '../domain/closeOrder.ts'
import { evolve, type OrderClosed, type OrderEvent, type OrderHeldOpen } from '../domain/order.ts'
import type { Ports } from './ports.ts'

export interface ClosingResult {
  readonly version: number
  readonly event: OrderClosed | OrderHeldOpen
}

export const closeOrder =
  (ports: Pick<Ports, 'orderOfWorkshop' | 'rows'>, journal: Journal<OrderEvent>) =>
  ({ orderId }: { orderId: string }, context: CommandContext<ClosingResult, CloseOrderRefused>) =>
    runCommand(journal, context, {
      load: () => ports.orderOfWorkshop(context.actor.organisationId, orderId),
      decide: ({ order }) => decide(order),
      write: ({ version, order }, events) => {
        const [event] = events as [OrderClosed | OrderHeldOpen]
        return {
          changes: [ports.rows.order(version, evolve(order, event), events)],
          result: { version: version + 1, event },
        }
      },
    })
