import { techniques } from '@fibula/kernel'
import { page, pageOf, pageQuery, quantities, queryRoute, readCursor } from '@fibula/service-kit'
import { z } from 'zod'
import { priorities } from '../../domain/order/order.ts'
import type { Deps } from '../deps.ts'
import { headings } from '../texts.ts'
import { orderStatus, orderView, showOrder } from '../views/orders.ts'

const { day, id, partyId } = quantities
const cursorOf = z.tuple([day, id])

export const listOrders = queryRoute<Deps>()({
  path: '/orders',
  summary: 'Orders that the organisation placed, or works on; late ones are due before today and not over',
  tag: 'orders',
  roles: ['clerk', 'workshop'],
  query: z.strictObject({
    ...pageQuery,
    status: orderStatus.optional(),
    late: z.enum(['true', 'false']).optional(),
    workshopId: partyId.optional(),
    ownerId: partyId.optional(),
    designId: id.optional(),
    priority: z.enum(priorities).optional(),
    technique: z.enum(techniques).optional(),
    /** `due`: what is due first comes first. */
    sort: z.enum(['id', 'due']).default('id'),
  }),
  view: pageOf(orderView),
  table: {
    name: 'orders',
    columns: [
      { heading: headings.order, value: ({ orderId }) => orderId },
      { heading: headings.owner, value: ({ ownerId }) => ownerId },
      { heading: headings.workshop, value: ({ workshopId }) => workshopId },
      { heading: headings.design, value: ({ design }) => design },
      { heading: headings.technique, value: ({ technique }) => technique },
      { heading: headings.quantity, value: ({ quantity }) => quantity },
      { heading: headings.dueOn, value: ({ dueOn }) => dueOn },
      { heading: headings.priority, value: ({ priority }) => priority },
      { heading: headings.status, value: ({ status }) => status },
      { heading: headings.step, value: ({ progress: { step } }) => step },
      { heading: headings.notes, value: ({ notes }) => notes },
    ],
  },
  handle: async ({ query: { limit, cursor, late, ...filter }, actor }, { reads, now }) => {
    const [dueOn, after] = readCursor(cursorOf, cursor) ?? []
    const lateOn = late === 'true' ? now().toISOString().slice(0, 10) : undefined
    const rows = await reads.orders(
      actor.organisationId,
      { ...filter, lateOn },
      { after: dueOn === undefined || after === undefined ? undefined : { dueOn, id: after }, limit },
    )
    const { items, next } = page(rows, limit, (order) => [order.dueOn, order.id])
    return { body: { items: items.map(showOrder), next } }
  },
})
