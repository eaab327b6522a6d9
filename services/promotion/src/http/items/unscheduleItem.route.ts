import { commandRoute, quantities } from '@fibula/service-kit'
import { z } from 'zod'
import type { ChangedItem } from '../../app/items.ts'
import type { UnscheduleItemRefused } from '../../domain/item/scheduleItem.ts'
import type { Deps } from '../deps.ts'
import { unscheduleItemProblems } from '../problems.ts'
import { itemView, showChangedItem } from '../views.ts'

export const unscheduleItem = commandRoute<Deps, ChangedItem, UnscheduleItemRefused>()({
  method: 'post',
  path: '/items/{itemId}/unschedule',
  summary: 'Takes the time of publication back',
  tag: 'items',
  roles: ['marketing'],
  params: z.strictObject({ itemId: quantities.id }),
  body: z.strictObject({ reason: quantities.text(500).optional() }).optional(),
  success: 200,
  view: itemView,
  problems: unscheduleItemProblems,
  handle: ({ params: { itemId }, body, context }, deps) =>
    deps.unscheduleItem({ itemId, reason: body?.reason ?? null }, context),
  respond: showChangedItem,
})
