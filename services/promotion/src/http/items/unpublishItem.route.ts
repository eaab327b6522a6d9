import { commandRoute, quantities } from '@fibula/service-kit'
import { z } from 'zod'
import type { ChangedItem } from '../../app/items.ts'
import type { UnpublishItemRefused } from '../../domain/item/unpublishItem.ts'
import type { Deps } from '../deps.ts'
import { unpublishItemProblems } from '../problems.ts'
import { itemView, showChangedItem } from '../views.ts'

export const unpublishItem = commandRoute<Deps, ChangedItem, UnpublishItemRefused>()({
  method: 'post',
  path: '/items/{itemId}/unpublish',
  summary: 'Takes an item out of the catalogue',
  tag: 'items',
  roles: ['marketing'],
  params: z.strictObject({ itemId: quantities.id }),
  body: z.strictObject({ reason: quantities.text(500).optional() }).optional(),
  success: 200,
  view: itemView,
  problems: unpublishItemProblems,
  handle: ({ params: { itemId }, body, context }, deps) =>
    deps.unpublishItem({ itemId, reason: body?.reason ?? null }, context),
  respond: showChangedItem,
})
