import { commandRoute, quantities } from '@fibula/service-kit'
import { z } from 'zod'
import type { ChangedItem } from '../../app/items.ts'
import type { SubmitItemRefused } from '../../domain/item/reviewItem.ts'
import type { Deps } from '../deps.ts'
import { submitItemProblems } from '../problems.ts'
import { itemView, showChangedItem } from '../views.ts'

export const submitItem = commandRoute<Deps, ChangedItem, SubmitItemRefused>()({
  method: 'post',
  path: '/items/{itemId}/submit',
  summary: 'Asks for a review of a draft',
  tag: 'items',
  roles: ['marketing'],
  params: z.strictObject({ itemId: quantities.id }),
  body: z.strictObject({}).optional(),
  success: 200,
  view: itemView,
  problems: submitItemProblems,
  handle: ({ params: { itemId }, context }, deps) => deps.submitItem({ itemId }, context),
  respond: showChangedItem,
})
