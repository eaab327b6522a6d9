import { z } from 'zod'
import { event } from '../event.ts'
import { id, partyId } from '../quantities.ts'
import { texts } from './descriptions.ts'

const collection = {
  collectionId: id,
  organisationId: partyId,
  names: texts(200),
  descriptions: texts(4_000).nullable(),
}

export const collectionMade = event('promotion.collection-made', {
  stream: 'collection',
  summary: 'Items can be shown together under a name.',
})
  .first(z.strictObject(collection))
  .build()

export const collectionChanged = event('promotion.collection-changed', {
  stream: 'collection',
  summary: 'The names or the texts of a collection are others.',
})
  .first(z.strictObject(collection))
  .build()

export const collectionArranged = event('promotion.collection-arranged', {
  stream: 'collection',
  summary: 'The items of a collection, in the order in which they are shown.',
})
  .first(z.strictObject({ collectionId: id, itemIds: z.array(id).max(500) }))
  .build()

export const collectionDissolved = event('promotion.collection-dissolved', {
  stream: 'collection',
  summary: 'There is no such collection any more; its items stay.',
})
  .first(z.strictObject({ collectionId: id }))
  .build()
