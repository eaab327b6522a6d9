import { commandRoute, quantities } from '@fibula/service-kit'
import { z } from 'zod'
import type { Done } from '../../app/onOrder.ts'
import type { CancelOrderRefused } from '../../domain/order/cancelOrder.ts'
import type { MetalSentBack, OrderCancelled } from '../../domain/order/events.ts'
import type { Deps } from '../deps.ts'
import { cancelOrderProblems } from '../problems.ts'
import { sentBackView, showSentBack } from '../views/returns.ts'

export const cancelOrder = commandRoute<Deps, Done<MetalSentBack | OrderCancelled>, CancelOrderRefused>()({
  method: 'post',
  path: '/orders/{orderId}/cancel',
  summary: 'Ends an order of which nothing is finished; all of its material goes back to its owner',
  tag: 'orders',
  roles: ['clerk', 'workshop'],
  params: z.strictObject({ orderId: quantities.id }),
  body: z.strictObject({ reason: quantities.text(500) }),
  success: 200,
  view: z.strictObject({
    orderId: quantities.id,
    status: z.literal('cancelled'),
    returns: z.array(sentBackView),
  }),
  problems: cancelOrderProblems,
  handle: ({ params: { orderId }, body: { reason }, context }, deps) => deps.cancelOrder({ orderId, reason }, context),
  respond: ({ order, events, version }) => ({
    body: {
      orderId: order.orderId,
      status: 'cancelled' as const,
      returns: events.filter((event) => event.type === 'MetalSentBack').map(showSentBack),
    },
    version,
  }),
})
