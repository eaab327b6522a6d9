import { commandRoute, quantities } from '@fibula/service-kit'
import { z } from 'zod'
import type { ChangedItem } from '../../app/items.ts'
import type { ReviseItemRefused } from '../../domain/item/reviseItem.ts'
import type { Deps } from '../deps.ts'
import { reviseItemProblems } from '../problems.ts'
import { channel, descriptions, itemView, photos, price, showChangedItem, titles } from '../views.ts'

export const reviseItem = commandRoute<Deps, ChangedItem, ReviseItemRefused>()({
  method: 'patch',
  path: '/items/{itemId}',
  summary: 'Changes an item that is not published; what is left out stays as it is',
  tag: 'items',
  roles: ['marketing'],
  params: z.strictObject({ itemId: quantities.id }),
  body: z.strictObject({
    titles: titles.optional(),
    descriptions: descriptions.optional(),
    price: price.optional(),
    channel: channel.optional(),
    photos: photos.optional(),
  }),
  success: 200,
  view: itemView,
  problems: reviseItemProblems,
  handle: ({ params: { itemId }, body, context }, deps) => deps.reviseItem({ ...body, itemId }, context),
  respond: showChangedItem,
})
