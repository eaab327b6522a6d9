import { page, pageOf, pageQuery, queryRoute, readCursor } from '@fibula/service-kit'
import { z } from 'zod'
import { idCursor } from './cursor.ts'
import type { Deps } from './deps.ts'
import { saleView, showSale } from './views.ts'

export const listSales = queryRoute<Deps>()({
  path: '/sales',
  summary: "The shop's sales, with what was returned of them",
  tag: 'sales',
  roles: ['seller'],
  query: z.strictObject(pageQuery),
  view: pageOf(saleView),
  handle: async ({ query: { limit, cursor }, actor }, { reads }) => {
    const rows = await reads.sales(actor.organisationId, { after: readCursor(idCursor, cursor)?.[0], limit })
    const { items, next } = page(rows, limit, ({ id }) => [id])
    return { body: { items: items.map(showSale), next } }
  },
})
