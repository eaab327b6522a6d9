import { commandRoute, quantities } from '@fibula/service-kit'
import { z } from 'zod'
import type { Done } from '../../app/onOrder.ts'
import type { CloseOrderRefused } from '../../domain/order/closeOrder.ts'
import type { OrderClosed, OrderHeldOpen } from '../../domain/order/events.ts'
import type { Deps } from '../deps.ts'
import { closeOrderProblems } from '../problems.ts'
import { told } from '../views/common.ts'
import { closingView, imbalanceView, showClosing } from '../views/orders.ts'

export const closeOrder = commandRoute<Deps, Done<OrderClosed | OrderHeldOpen>, CloseOrderRefused>()({
  method: 'post',
  path: '/orders/{orderId}/close',
  summary: 'Closes an order when its metal balances; surplus or missing metal holds it open and is on record',
  tag: 'orders',
  roles: ['workshop'],
  params: z.strictObject({ orderId: quantities.id }),
  body: z.strictObject({}).optional(),
  success: 200,
  view: z.discriminatedUnion('status', [
    z.strictObject({ orderId: quantities.id, status: z.literal('closed'), closing: closingView }),
    z.strictObject({
      orderId: quantities.id,
      status: z.literal('held-open'),
      imbalance: imbalanceView,
      allowanceFine: quantities.fine,
    }),
  ]),
  problems: closeOrderProblems,
  handle: ({ params: { orderId }, context }, deps) => deps.closeOrder({ orderId }, context),
  respond: ({ event, version }) => ({
    version,
    body:
      event.type === 'OrderHeldOpen'
        ? {
            orderId: event.orderId,
            status: 'held-open' as const,
            imbalance: { cause: event.cause, ...told(event) },
            allowanceFine: String(event.allowanceFine),
          }
        : { orderId: event.orderId, status: 'closed' as const, closing: showClosing(event) },
  }),
})
