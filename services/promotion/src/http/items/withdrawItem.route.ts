import { commandRoute, quantities } from '@fibula/service-kit'
import { z } from 'zod'
import type { ChangedItem } from '../../app/items.ts'
import type { WithdrawItemRefused } from '../../domain/item/withdrawItem.ts'
import type { Deps } from '../deps.ts'
import { withdrawItemProblems } from '../problems.ts'
import { itemView, showChangedItem } from '../views.ts'

export const withdrawItem = commandRoute<Deps, ChangedItem, WithdrawItemRefused>()({
  method: 'post',
  path: '/items/{itemId}/withdraw',
  summary: 'Takes an item out for good',
  tag: 'items',
  roles: ['marketing'],
  params: z.strictObject({ itemId: quantities.id }),
  body: z.strictObject({ reason: quantities.text(500).optional() }).optional(),
  success: 200,
  view: itemView,
  problems: withdrawItemProblems,
  handle: ({ params: { itemId }, body, context }, deps) =>
    deps.withdrawItem({ itemId, reason: body?.reason ?? null }, context),
  respond: showChangedItem,
})
