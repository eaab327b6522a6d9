import { page, pageOf, pageQuery, queryRoute, readCursor } from '@fibula/service-kit'
import { z } from 'zod'
import { idCursor } from './cursor.ts'
import type { Deps } from './deps.ts'
import { orderStatus, orderView, showOrder } from './views.ts'

export const listOrders = queryRoute<Deps>()({
  path: '/orders',
  summary: 'Orders that the organisation placed, or works on',
  tag: 'orders',
  roles: ['clerk', 'workshop'],
  query: z.strictObject({ ...pageQuery, status: orderStatus.optional() }),
  view: pageOf(orderView),
  handle: async ({ query: { limit, cursor, status }, actor }, { reads }) => {
    const rows = await reads.orders(actor.organisationId, status, { after: readCursor(idCursor, cursor)?.[0], limit })
    const { items, next } = page(rows, limit, ({ id }) => [id])
    return { body: { items: items.map(showOrder), next } }
  },
})
