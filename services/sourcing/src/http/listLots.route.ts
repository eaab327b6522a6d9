import { page, pageOf, pageQuery, queryRoute, readCursor } from '@fibula/service-kit'
import { z } from 'zod'
import { idCursor } from './cursor.ts'
import type { Deps } from './deps.ts'
import { lotView, showLot } from './views.ts'

export const listLots = queryRoute<Deps>()({
  path: '/lots',
  summary: "The organisation's lots, and what is left of each",
  tag: 'lots',
  roles: ['clerk'],
  query: z.strictObject({ ...pageQuery, status: z.enum(['received', 'accepted', 'rejected']).optional() }),
  view: pageOf(lotView),
  handle: async ({ query: { limit, cursor, status }, actor }, { reads }) => {
    const rows = await reads.lots(actor.organisationId, status, { after: readCursor(idCursor, cursor)?.[0], limit })
    const { items, next } = page(rows, limit, ({ id }) => [id])
    return { body: { items: items.map(showLot), next } }
  },
})
