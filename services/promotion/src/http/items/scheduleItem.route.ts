import { commandRoute, quantities } from '@fibula/service-kit'
import { z } from 'zod'
import type { ChangedItem } from '../../app/items.ts'
import type { ScheduleItemRefused } from '../../domain/item/scheduleItem.ts'
import type { Deps } from '../deps.ts'
import { scheduleItemProblems } from '../problems.ts'
import { itemView, showChangedItem } from '../views.ts'

export const scheduleItem = commandRoute<Deps, ChangedItem, ScheduleItemRefused>()({
  method: 'post',
  path: '/items/{itemId}/schedule',
  summary: 'Publishes an approved item by itself at a given time',
  tag: 'items',
  roles: ['marketing'],
  params: z.strictObject({ itemId: quantities.id }),
  body: z.strictObject({ at: quantities.instant }),
  success: 200,
  view: itemView,
  problems: scheduleItemProblems,
  handle: ({ params: { itemId }, body: { at }, context }, deps) => deps.scheduleItem({ itemId, at }, context),
  respond: showChangedItem,
})
