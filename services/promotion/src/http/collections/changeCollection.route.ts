import { commandRoute, quantities } from '@fibula/service-kit'
import { z } from 'zod'
import type { ChangedCollection } from '../../app/collections.ts'
import type { ChangeCollectionRefused } from '../../domain/collection/collection.ts'
import type { Deps } from '../deps.ts'
import { changeCollectionProblems } from '../problems.ts'
import { descriptions, titles } from '../views.ts'
import { collectionView, showChangedCollection } from './views.ts'

export const changeCollection = commandRoute<Deps, ChangedCollection, ChangeCollectionRefused>()({
  method: 'patch',
  path: '/collections/{collectionId}',
  summary: 'Changes names or texts; what is left out stays as it is',
  tag: 'collections',
  roles: ['marketing'],
  params: z.strictObject({ collectionId: quantities.id }),
  body: z.strictObject({ names: titles.optional(), descriptions: descriptions.optional() }),
  success: 200,
  view: collectionView,
  problems: changeCollectionProblems,
  handle: ({ params: { collectionId }, body, context }, deps) =>
    deps.changeCollection({ ...body, collectionId }, context),
  respond: showChangedCollection,
})
