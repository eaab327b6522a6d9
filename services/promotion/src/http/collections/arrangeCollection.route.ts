import { commandRoute, quantities } from '@fibula/service-kit'
import { z } from 'zod'
import type { ChangedCollection } from '../../app/collections.ts'
import type { ArrangeCollectionRefused } from '../../domain/collection/collection.ts'
import type { Deps } from '../deps.ts'
import { arrangeCollectionProblems } from '../problems.ts'
import { collectionView, showChangedCollection } from './views.ts'

export const arrangeCollection = commandRoute<Deps, ChangedCollection, ArrangeCollectionRefused>()({
  method: 'put',
  path: '/collections/{collectionId}/items',
  summary: 'Says which items are in a collection, and in which order',
  tag: 'collections',
  roles: ['marketing'],
  params: z.strictObject({ collectionId: quantities.id }),
  body: z.strictObject({ itemIds: z.array(quantities.id).max(500) }),
  success: 200,
  view: collectionView,
  problems: arrangeCollectionProblems,
  handle: ({ params: { collectionId }, body: { itemIds }, context }, deps) =>
    deps.arrangeCollection({ collectionId, itemIds }, context),
  respond: showChangedCollection,
})
