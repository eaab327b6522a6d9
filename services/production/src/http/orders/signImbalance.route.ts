import { commandRoute, quantities } from '@fibula/service-kit'
import { z } from 'zod'
import type { Done } from '../../app/onOrder.ts'
import type { ImbalanceSigned } from '../../domain/order/events.ts'
import type { SignImbalanceRefused } from '../../domain/order/signImbalance.ts'
import type { Deps } from '../deps.ts'
import { signImbalanceProblems } from '../problems.ts'
import { showSignature, signatureView } from '../views/orders.ts'

export const signImbalance = commandRoute<Deps, Done<ImbalanceSigned>, SignImbalanceRefused>()({
  method: 'post',
  path: '/orders/{orderId}/imbalance/sign',
  summary:
    'The owner or the workshop signs how missing or surplus metal is settled; when both signed the same, the order may close',
  tag: 'orders',
  roles: ['clerk', 'workshop'],
  params: z.strictObject({ orderId: quantities.id }),
  body: z.strictObject({
    /** waived: the owner carries it, or takes the surplus. money, pay: the workshop owes it. */
    by: z.enum(['waived', 'money', 'pay']),
    reason: quantities.text(500),
  }),
  success: 200,
  view: signatureView.extend({ orderId: quantities.id }),
  problems: signImbalanceProblems,
  handle: ({ params: { orderId }, body, context }, deps) => deps.signImbalance({ orderId, ...body }, context),
  respond: ({ event, version }) => ({ body: { orderId: event.orderId, ...showSignature(event) }, version }),
})
