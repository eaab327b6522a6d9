import { commandRoute, quantities } from '@fibula/service-kit'
import { z } from 'zod'
import type { ChangedCollection } from '../../app/collections.ts'
import type { DissolveCollectionRefused } from '../../domain/collection/collection.ts'
import type { Deps } from '../deps.ts'
import { dissolveCollectionProblems } from '../problems.ts'
import { collectionView, showChangedCollection } from './views.ts'

export const dissolveCollection = commandRoute<Deps, ChangedCollection, DissolveCollectionRefused>()({
  method: 'post',
  path: '/collections/{collectionId}/dissolve',
  summary: 'Takes a collection away; its items stay',
  tag: 'collections',
  roles: ['marketing'],
  params: z.strictObject({ collectionId: quantities.id }),
  body: z.strictObject({}).optional(),
  success: 200,
  view: collectionView,
  problems: dissolveCollectionProblems,
  handle: ({ params: { collectionId }, context }, deps) => deps.dissolveCollection({ collectionId }, context),
  respond: showChangedCollection,
})
