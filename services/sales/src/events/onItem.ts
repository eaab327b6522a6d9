import { promotion } from '@fibula/contracts'
import type { EventHandler, Queryable } from '@fibula/store'
import type { ApplyListing } from '../app/ports.ts'

/** What may be sold, and for how much, is what promotion publishes. */
export const onItem = (apply: ApplyListing<Queryable>): Record<string, EventHandler> => ({
  [promotion.itemPublished.type]: async (event, tx) => {
    const { itemId, pieceId, titles, price, channel, organisationId, photos } = promotion.itemPublished.schema.parse(
      event.data,
    )
    const published = { titles, price, channel, organisationId, photoId: photos[0] ?? null }
    await apply(tx, { itemId, pieceId, itemVersion: event.streamVersion, published })
  },
  [promotion.itemUnpublished.type]: async (event, tx) => {
    const { itemId, pieceId } = promotion.itemUnpublished.schema.parse(event.data)
    await apply(tx, { itemId, pieceId, itemVersion: event.streamVersion, published: null })
  },
  [promotion.itemWithdrawn.type]: async (event, tx) => {
    const { itemId, pieceId } = promotion.itemWithdrawn.schema.parse(event.data)
    await apply(tx, { itemId, pieceId, itemVersion: event.streamVersion, published: null })
  },
})
