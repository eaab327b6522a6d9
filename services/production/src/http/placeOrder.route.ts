import { techniques } from '@fibula/kernel'
import { commandRoute, newId, quantities } from '@fibula/service-kit'
import { z } from 'zod'
import type { PlacedOrder } from '../domain/order.ts'
import type { PlaceOrderRefused } from '../domain/placeOrder.ts'
import type { Deps } from './deps.ts'
import { placeOrderProblems } from './problems.ts'
import { orderView, showPlacedOrder } from './views.ts'

const { day, id, partyId, text } = quantities

export const placeOrder = commandRoute<Deps, PlacedOrder, PlaceOrderRefused>()({
  method: 'post',
  path: '/orders',
  summary: 'Orders pieces from a workshop; the metal stays the cooperative’s',
  tag: 'orders',
  roles: ['clerk'],
  body: z.strictObject({
    orderId: id.optional(),
    workshopId: partyId,
    design: text(200),
    technique: z.enum(techniques),
    quantity: z.int().min(1).max(100_000),
    dueOn: day,
  }),
  success: 201,
  view: orderView,
  problems: placeOrderProblems,
  handle: ({ body, context }, deps) => deps.placeOrder({ ...body, orderId: body.orderId ?? newId() }, context),
  respond: (order) => ({ body: showPlacedOrder(order), version: 1, location: `/orders/${order.orderId}` }),
})
