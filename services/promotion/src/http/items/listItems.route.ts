import { heading, page, pageOf, pageQuery, quantities, queryRoute } from '@fibula/service-kit'
import { z } from 'zod'
import { missingParts } from '../../app/reads.ts'
import { itemStatuses } from '../../domain/item/item.ts'
import { readKeyed } from '../cursors.ts'
import type { Deps } from '../deps.ts'
import { columns } from '../tables.ts'
import { channel, itemView, showItem } from '../views.ts'

const cursorOf = { id: 'id', title: 'text', price: 'number', 'publish-at': 'time' } as const

export const listItems = queryRoute<Deps>()({
  path: '/items',
  summary: "The organisation's catalogue items",
  tag: 'items',
  roles: ['marketing'],
  query: z.strictObject({
    ...pageQuery,
    status: z.enum(itemStatuses).optional(),
    missing: z.enum(missingParts).optional(),
    channel: channel.optional(),
    collection: quantities.id.optional(),
    campaign: quantities.id.optional(),
    q: quantities.text(100).optional(),
    sold: z.enum(['true', 'false']).optional(),
    sort: z.enum(['id', 'title', 'price', 'publish-at']).default('id'),
  }),
  view: pageOf(itemView),
  table: {
    name: 'items',
    columns: [
      ...columns.titles,
      columns.status,
      ...columns.price,
      columns.channel,
      {
        heading: heading('Manque', 'الناقص', 'Missing'),
        value: ({ missing }) => missing.map(({ part, language }) => `${part} ${language}`).join(', '),
      },
      { heading: heading('Photos', 'الصور', 'Photos'), value: ({ photos }) => photos.length },
      { heading: heading('Publication prévue', 'موعد النشر', 'To be published'), value: ({ publishAt }) => publishAt },
      { heading: heading('Pièce', 'القطعة', 'Piece'), value: ({ pieceId }) => pieceId },
    ],
  },
  handle: async ({ query: { limit, cursor, sold, ...filter }, actor }, { reads }) => {
    const after = readKeyed(cursorOf[filter.sort], cursor)
    const rows = await reads.items(
      actor.organisationId,
      { ...filter, sold: sold === undefined ? undefined : sold === 'true' },
      { after, limit },
    )
    const { items, next } = page(rows, limit, ({ sortKey, item }) => [sortKey, item.itemId])
    return { body: { items: items.map(showItem), next } }
  },
})
