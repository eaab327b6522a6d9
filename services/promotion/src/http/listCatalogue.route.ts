import { page, pageOf, pageQuery, queryRoute, readCursor } from '@fibula/service-kit'
import { z } from 'zod'
import { idCursor } from './cursor.ts'
import type { Deps } from './deps.ts'
import { catalogueView, channel, showEntry } from './views.ts'

export const listCatalogue = queryRoute<Deps>()({
  path: '/catalogue',
  summary: 'What is published, for everybody',
  tag: 'catalogue',
  roles: 'public',
  query: z.strictObject({ ...pageQuery, channel: channel.optional() }),
  view: pageOf(catalogueView),
  handle: async ({ query: { limit, cursor, channel: wanted } }, { reads }) => {
    const rows = await reads.catalogue(wanted, { after: readCursor(idCursor, cursor)?.[0], limit })
    const { items, next } = page(rows, limit, ({ item }) => [item.id])
    return { body: { items: items.map(showEntry), next } }
  },
})
