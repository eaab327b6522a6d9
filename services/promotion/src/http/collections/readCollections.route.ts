import { heading, page, pageOf, pageQuery, quantities, queryRoute } from '@fibula/service-kit'
import { z } from 'zod'
import { readKeyed } from '../cursors.ts'
import type { Deps } from '../deps.ts'
import { columns } from '../tables.ts'
import { collectionView, publicCollectionView, showCollection, showPublicCollection } from './views.ts'

export const listCollections = queryRoute<Deps>()({
  path: '/collections',
  summary: "The organisation's collections",
  tag: 'collections',
  roles: ['marketing'],
  query: z.strictObject({ ...pageQuery }),
  view: pageOf(collectionView),
  table: {
    name: 'collections',
    columns: [
      ...columns.names,
      { heading: heading('Fiches', 'البطاقات', 'Items'), value: ({ itemIds }) => itemIds.length },
    ],
  },
  handle: async ({ query: { limit, cursor }, actor }, { reads }) => {
    const rows = await reads.collections(actor.organisationId, { after: readKeyed('id', cursor), limit })
    const { items, next } = page(rows, limit, ({ collection: { collectionId } }) => [collectionId, collectionId])
    return { body: { items: items.map(showCollection), next } }
  },
})

export const getCollection = queryRoute<Deps>()({
  path: '/collections/{collectionId}',
  summary: 'One collection, with its items in order',
  tag: 'collections',
  roles: ['marketing'],
  params: z.strictObject({ collectionId: quantities.id }),
  view: collectionView,
  handle: async ({ params, actor }, { reads }) => {
    const shown = await reads.collection(actor.organisationId, params.collectionId)
    return shown && { body: showCollection(shown), version: shown.version }
  },
})

export const listPublicCollections = queryRoute<Deps>()({
  path: '/showcase/collections',
  summary: 'Collections that show something, for everybody',
  tag: 'catalogue',
  roles: 'public',
  query: z.strictObject({ ...pageQuery }),
  view: pageOf(publicCollectionView),
  table: { name: 'collections', columns: [...columns.names] },
  handle: async ({ query: { limit, cursor } }, { reads }) => {
    const rows = await reads.publicCollections({ after: readKeyed('id', cursor), limit })
    const { items, next } = page(rows, limit, ({ collection: { collectionId } }) => [collectionId, collectionId])
    return { body: { items: items.map(showPublicCollection), next } }
  },
})
