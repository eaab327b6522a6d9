import { type CommandContext, type Journal, newId } from '@fibula/service-kit'
import { type CancelOrderRefused, cancelOrder as decideCancel, idsToCancel } from '../domain/order/cancelOrder.ts'
import { type CloseOrderRefused, closeOrder as decideClose } from '../domain/order/closeOrder.ts'
import type { MetalSentBack, OrderCancelled, OrderClosed, OrderEvent, OrderHeldOpen } from '../domain/order/events.ts'
import { type Done, onOrder } from './onOrder.ts'
import type { Ports } from './ports.ts'

type Needs = Pick<Ports, 'orderOf' | 'rows'>
interface OfOrder {
  readonly orderId: string
}

export const closeOrder =
  (ports: Needs, journal: Journal<OrderEvent>) =>
  ({ orderId }: OfOrder, context: CommandContext<Done<OrderClosed | OrderHeldOpen>, CloseOrderRefused>) =>
    onOrder(ports, journal, context, {
      load: () => ports.orderOf(context.actor.organisationId, orderId, 'workshop'),
      decide: decideClose,
    })

/** By the workshop, or by the owner. */
export const cancelOrder =
  (ports: Needs, journal: Journal<OrderEvent>) =>
  (
    { orderId, reason }: OfOrder & { readonly reason: string },
    context: CommandContext<Done<MetalSentBack | OrderCancelled>, CancelOrderRefused>,
  ) =>
    onOrder(ports, journal, context, {
      load: () => ports.orderOf(context.actor.organisationId, orderId, 'either'),
      decide: (order) =>
        decideCancel(order, { reason, newIds: Array.from({ length: idsToCancel(order) }, () => newId()) }),
    })
