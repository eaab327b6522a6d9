import { commandRoute, quantities } from '@fibula/service-kit'
import { z } from 'zod'
import type { ChangedItem } from '../../app/items.ts'
import type { SendBackItemRefused } from '../../domain/item/reviewItem.ts'
import type { Deps } from '../deps.ts'
import { sendBackItemProblems } from '../problems.ts'
import { itemView, showChangedItem } from '../views.ts'

export const sendBackItem = commandRoute<Deps, ChangedItem, SendBackItemRefused>()({
  method: 'post',
  path: '/items/{itemId}/send-back',
  summary: 'Sends an item back with what should be changed',
  tag: 'items',
  roles: ['marketing'],
  params: z.strictObject({ itemId: quantities.id }),
  body: z.strictObject({ note: quantities.text(1_000) }),
  success: 200,
  view: itemView,
  problems: sendBackItemProblems,
  handle: ({ params: { itemId }, body: { note }, context }, deps) => deps.sendBackItem({ itemId, note }, context),
  respond: showChangedItem,
})
