import { commandRoute, quantities } from '@fibula/service-kit'
import { z } from 'zod'
import type { ChangedItem } from '../../app/items.ts'
import type { PublishItemRefused } from '../../domain/item/publishItem.ts'
import type { Deps } from '../deps.ts'
import { publishItemProblems } from '../problems.ts'
import { itemView, showChangedItem } from '../views.ts'

export const publishItem = commandRoute<Deps, ChangedItem, PublishItemRefused>()({
  method: 'post',
  path: '/items/{itemId}/publish',
  summary: 'Puts an item into the catalogue',
  tag: 'items',
  roles: ['marketing'],
  params: z.strictObject({ itemId: quantities.id }),
  body: z.strictObject({}).optional(),
  success: 200,
  view: itemView,
  problems: publishItemProblems,
  handle: ({ params: { itemId }, context }, deps) => deps.publishItem({ itemId }, context),
  respond: showChangedItem,
})
