import { page, pageOf, pageQuery, queryRoute } from '@fibula/service-kit'
import { z } from 'zod'
import { readKeyed } from '../cursors.ts'
import type { Deps } from '../deps.ts'
import { columns } from '../tables.ts'
import { catalogueView, showEntry } from '../views.ts'
import { catalogueFilter } from './filter.ts'

const cursorOf = { newest: 'time', price: 'number', '-price': 'number', title: 'text', arranged: 'number' } as const

export const listCatalogue = queryRoute<Deps>()({
  path: '/catalogue',
  summary: 'What is published, for everybody: searched in four languages, filtered and sorted',
  tag: 'catalogue',
  roles: 'public',
  query: z.strictObject({ ...pageQuery, ...catalogueFilter }),
  view: pageOf(catalogueView),
  table: {
    name: 'catalogue',
    columns: [
      ...columns.titles,
      ...columns.price,
      columns.availability,
      columns.channel,
      columns.serial,
      columns.design,
      columns.workshop,
      columns.grams,
      columns.fineness,
    ],
  },
  handle: async ({ query: { limit, cursor, available, ...filter } }, { reads }) => {
    // An order of its own has only a collection.
    const sort = filter.sort === 'arranged' && filter.collection === undefined ? 'newest' : filter.sort
    const after = readKeyed(cursorOf[sort], cursor)
    const isAvailable = available === undefined ? undefined : available === 'true'
    const rows = await reads.catalogue({ ...filter, sort, available: isAvailable }, { after, limit })
    const { items, next } = page(rows, limit, ({ sortKey, item }) => [sortKey, item.itemId])
    return { body: { items: items.map(showEntry), next } }
  },
})
