import { page, pageOf, pageQuery, queryRoute, readCursor } from '@fibula/service-kit'
import { z } from 'zod'
import { idCursor } from './cursor.ts'
import type { Deps } from './deps.ts'
import { showSupplier, supplierView } from './views.ts'

export const listSuppliers = queryRoute<Deps>()({
  path: '/suppliers',
  summary: "The organisation's suppliers",
  tag: 'suppliers',
  roles: ['clerk'],
  query: z.strictObject(pageQuery),
  view: pageOf(supplierView),
  handle: async ({ query: { limit, cursor }, actor }, { reads }) => {
    const rows = await reads.suppliers(actor.organisationId, { after: readCursor(idCursor, cursor)?.[0], limit })
    const { items, next } = page(rows, limit, ({ id }) => [id])
    return { body: { items: items.map(showSupplier), next } }
  },
})
