import { commandRoute, quantities } from '@fibula/service-kit'
import { z } from 'zod'
import type { ChangedItem } from '../app/items.ts'
import type { ReviseItemRefused } from '../domain/reviseItem.ts'
import type { Deps } from './deps.ts'
import { reviseItemProblems } from './problems.ts'
import { channel, itemView, price, showChangedItem, texts } from './views.ts'

export const reviseItem = commandRoute<Deps, ChangedItem, ReviseItemRefused>()({
  method: 'patch',
  path: '/items/{itemId}',
  summary: 'Changes a draft; what is left out stays as it is',
  tag: 'items',
  roles: ['marketing'],
  params: z.strictObject({ itemId: quantities.id }),
  body: z.strictObject({
    titles: texts(200).optional(),
    descriptions: texts(4_000).nullable().optional(),
    price: price.optional(),
    channel: channel.optional(),
  }),
  success: 200,
  view: itemView,
  problems: reviseItemProblems,
  handle: ({ params: { itemId }, body, context }, deps) => deps.reviseItem({ ...body, itemId }, context),
  respond: showChangedItem,
})
