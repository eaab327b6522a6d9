import { commandRoute, newId, quantities } from '@fibula/service-kit'
import { z } from 'zod'
import type { ChangedItem } from '../../app/items.ts'
import type { DraftItemRefused } from '../../domain/item/draftItem.ts'
import type { Deps } from '../deps.ts'
import { draftItemProblems } from '../problems.ts'
import { channel, descriptions, itemView, photos, price, showChangedItem, titles } from '../views.ts'

export const draftItem = commandRoute<Deps, ChangedItem, DraftItemRefused>()({
  method: 'post',
  path: '/items',
  summary: 'Begins the catalogue item of a finished piece',
  tag: 'items',
  roles: ['marketing'],
  body: z.strictObject({
    itemId: quantities.id.optional(),
    pieceId: quantities.id,
    titles,
    descriptions: descriptions.default(null),
    price,
    channel,
    photos: photos.default([]),
  }),
  success: 201,
  view: itemView,
  problems: draftItemProblems,
  handle: ({ body, context }, deps) => deps.draftItem({ ...body, itemId: body.itemId ?? newId() }, context),
  respond: showChangedItem,
})
