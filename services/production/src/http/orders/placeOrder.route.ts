import { commandRoute, newId, quantities } from '@fibula/service-kit'
import { z } from 'zod'
import type { PlaceOrderRefused } from '../../app/placeOrder.ts'
import { type PlacedOrder, priorities } from '../../domain/order/order.ts'
import { planNames } from '../../domain/steps/plans.ts'
import type { Deps } from '../deps.ts'
import { placeOrderProblems } from '../problems.ts'
import { bill, steps, technique } from '../views/common.ts'
import { orderView, showPlacedOrder } from '../views/orders.ts'

const { day, id, partyId, photos, text } = quantities

export const placeOrder = commandRoute<Deps, PlacedOrder, PlaceOrderRefused>()({
  method: 'post',
  path: '/orders',
  summary: 'Orders pieces from a workshop, of a design or in words; the metal stays the cooperative’s',
  tag: 'orders',
  roles: ['clerk'],
  body: z.strictObject({
    orderId: id.optional(),
    workshopId: partyId,
    /** What is said beside a design counts before what the design says. */
    designId: id.optional(),
    design: text(200).optional(),
    technique: technique.optional(),
    quantity: z.int().min(1).max(100_000),
    dueOn: day,
    priority: z.enum(priorities).optional(),
    notes: text(2_000).optional(),
    photos: photos.optional(),
    materials: bill.optional(),
    /** The plan of a craft; that of the design or of the technique when it is left out. */
    plan: z.enum(planNames).optional(),
    /** The steps one by one, instead of a plan. */
    steps: steps.optional(),
  }),
  success: 201,
  view: orderView,
  problems: placeOrderProblems,
  handle: ({ body, context }, deps) =>
    deps.placeOrder(
      {
        orderId: body.orderId ?? newId(),
        workshopId: body.workshopId,
        designId: body.designId ?? null,
        design: body.design ?? null,
        technique: body.technique ?? null,
        quantity: body.quantity,
        dueOn: body.dueOn,
        priority: body.priority ?? 'normal',
        notes: body.notes ?? null,
        photos: body.photos ?? null,
        materials: body.materials ?? null,
        plan: body.plan ?? null,
        steps: body.steps ?? null,
      },
      context,
    ),
  respond: (order) => ({ body: showPlacedOrder(order), version: 1, location: `/orders/${order.orderId}` }),
})
