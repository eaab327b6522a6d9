import { quantities, queryRoute } from '@fibula/service-kit'
import { z } from 'zod'
import type { Deps } from '../deps.ts'
import { itemView, showItem } from '../views.ts'

export const getItem = queryRoute<Deps>()({
  path: '/items/{itemId}',
  summary: 'One catalogue item, whatever its state',
  tag: 'items',
  roles: ['marketing'],
  params: z.strictObject({ itemId: quantities.id }),
  view: itemView,
  handle: async ({ params, actor }, { reads }) => {
    const shown = await reads.item(actor.organisationId, params.itemId)
    return shown && { body: showItem(shown), version: shown.version }
  },
})
