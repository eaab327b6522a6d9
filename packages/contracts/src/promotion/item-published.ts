import { z } from 'zod'
import { event } from '../event.ts'
import { id, partyId } from '../quantities.ts'
import { description, descriptionV1, withTamazight } from './descriptions.ts'

const { titles, price, channel } = descriptionV1
const identity = { itemId: id, pieceId: id, organisationId: partyId }

export const itemPublished = event('promotion.item-published', {
  stream: 'item',
  summary: 'A piece is in the catalogue, with a price.',
})
  .first(z.strictObject({ ...identity, titles, price, channel }))
  .next(
    /** `collectionIds`: the collections that it was in at that moment; later ones are told by the collections. */
    z.strictObject({ ...identity, ...description, collectionIds: z.array(id) }),
    (older) => ({
      ...older,
      titles: withTamazight(older.titles),
      descriptions: null,
      photos: [],
      collectionIds: [],
    }),
  )
  .build()
