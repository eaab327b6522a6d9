import { commandRoute, newId, quantities } from '@fibula/service-kit'
import { z } from 'zod'
import type { ChangedCollection } from '../../app/collections.ts'
import type { MakeCollectionRefused } from '../../domain/collection/collection.ts'
import type { Deps } from '../deps.ts'
import { makeCollectionProblems } from '../problems.ts'
import { descriptions, titles } from '../views.ts'
import { collectionView, showChangedCollection } from './views.ts'

export const makeCollection = commandRoute<Deps, ChangedCollection, MakeCollectionRefused>()({
  method: 'post',
  path: '/collections',
  summary: 'Makes a collection',
  tag: 'collections',
  roles: ['marketing'],
  body: z.strictObject({
    collectionId: quantities.id.optional(),
    names: titles,
    descriptions: descriptions.default(null),
  }),
  success: 201,
  view: collectionView,
  problems: makeCollectionProblems,
  handle: ({ body, context }, deps) =>
    deps.makeCollection({ ...body, collectionId: body.collectionId ?? newId() }, context),
  respond: showChangedCollection,
})
