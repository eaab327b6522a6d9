import { commandRoute, quantities } from '@fibula/service-kit'
import { z } from 'zod'
import type { ChangedItem } from '../../app/items.ts'
import type { ApproveItemRefused } from '../../domain/item/reviewItem.ts'
import type { Deps } from '../deps.ts'
import { approveItemProblems } from '../problems.ts'
import { itemView, showChangedItem } from '../views.ts'

export const approveItem = commandRoute<Deps, ChangedItem, ApproveItemRefused>()({
  method: 'post',
  path: '/items/{itemId}/approve',
  summary: 'Says that an item may be published as it is',
  tag: 'items',
  roles: ['marketing'],
  params: z.strictObject({ itemId: quantities.id }),
  body: z.strictObject({}).optional(),
  success: 200,
  view: itemView,
  problems: approveItemProblems,
  handle: ({ params: { itemId }, context }, deps) => deps.approveItem({ itemId }, context),
  respond: showChangedItem,
})
