import { commandRoute, quantities } from '@fibula/service-kit'
import { z } from 'zod'
import type { ChangedItem } from '../../app/items.ts'
import type { ReopenItemRefused } from '../../domain/item/withdrawItem.ts'
import type { Deps } from '../deps.ts'
import { reopenItemProblems } from '../problems.ts'
import { itemView, showChangedItem } from '../views.ts'

export const reopenItem = commandRoute<Deps, ChangedItem, ReopenItemRefused>()({
  method: 'post',
  path: '/items/{itemId}/reopen',
  summary: 'Makes a withdrawn item a draft again',
  tag: 'items',
  roles: ['marketing'],
  params: z.strictObject({ itemId: quantities.id }),
  body: z.strictObject({}).optional(),
  success: 200,
  view: itemView,
  problems: reopenItemProblems,
  handle: ({ params: { itemId }, context }, deps) => deps.reopenItem({ itemId }, context),
  respond: showChangedItem,
})
