import { quantities, queryRoute } from '@fibula/service-kit'
import { z } from 'zod'
import type { Deps } from '../deps.ts'
import { catalogueView, showEntry } from '../views.ts'

export const getCatalogueEntry = queryRoute<Deps>()({
  path: '/catalogue/{itemId}',
  summary: 'One published item, for everybody',
  tag: 'catalogue',
  roles: 'public',
  params: z.strictObject({ itemId: quantities.id }),
  view: catalogueView,
  handle: async ({ params }, { reads }) => {
    const entry = await reads.catalogueEntry(params.itemId)
    return entry && { body: showEntry(entry), version: entry.shownVersion }
  },
})
