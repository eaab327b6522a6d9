import { quantities } from '@fibula/service-kit'
import { z } from 'zod'
import type { ChangedCollection } from '../../app/collections.ts'
import type { Collection } from '../../domain/collection/collection.ts'
import { descriptions, titles } from '../views.ts'

const { id } = quantities

export const collectionView = z.strictObject({
  collectionId: id,
  status: z.enum(['made', 'dissolved']),
  names: titles,
  descriptions,
  /** In the order in which they are shown. */
  itemIds: z.array(id),
  version: z.int(),
})

export const showCollection = ({
  collection,
  version,
}: {
  collection: Collection
  version: number
}): z.output<typeof collectionView> => {
  const { organisationId: _, itemIds, ...shown } = collection
  return { ...shown, itemIds: [...itemIds], version }
}

export const showChangedCollection = ({ collection, version }: ChangedCollection) => ({
  body: showCollection({ collection, version }),
  version,
  location: `/collections/${collection.collectionId}`,
})

/** What everybody may see of one; its items are those of the catalogue with this collection. */
export const publicCollectionView = collectionView.pick({ collectionId: true, names: true, descriptions: true })
export const showPublicCollection = ({
  collection,
}: {
  collection: Collection
}): z.output<typeof publicCollectionView> => {
  const { collectionId, names, descriptions: of } = collection
  return { collectionId, names, descriptions: of }
}
