import { page, pageOf, pageQuery, queryRoute, readCursor } from '@fibula/service-kit'
import { z } from 'zod'
import { idCursor } from './cursor.ts'
import type { Deps } from './deps.ts'
import { itemView, showItem } from './views.ts'

export const listItems = queryRoute<Deps>()({
  path: '/items',
  summary: "The organisation's catalogue items",
  tag: 'items',
  roles: ['marketing'],
  query: z.strictObject({ ...pageQuery, status: z.enum(['draft', 'published']).optional() }),
  view: pageOf(itemView),
  handle: async ({ query: { limit, cursor, status }, actor }, { reads }) => {
    const rows = await reads.items(actor.organisationId, status, { after: readCursor(idCursor, cursor)?.[0], limit })
    const { items, next } = page(rows, limit, ({ id }) => [id])
    return { body: { items: items.map(showItem), next } }
  },
})
