import { promotion } from '@fibula/contracts'
import type { EventHandler, Queryable } from '@fibula/store'
import type { ApplyListing } from '../app/ports.ts'

/** What may be sold, and for how much, is what promotion publishes. */
export const onItem = (apply: ApplyListing<Queryable>): Record<string, EventHandler> => ({
  [promotion.itemPublished.type]: async (event, tx) => {
    const { itemId, pieceId, titles, price, channel } = promotion.itemPublished.schema.parse(event.data)
    await apply(tx, { itemId, pieceId, itemVersion: event.streamVersion, published: { titles, price, channel } })
  },
  [promotion.itemUnpublished.type]: async (event, tx) => {
    const { itemId, pieceId } = promotion.itemUnpublished.schema.parse(event.data)
    await apply(tx, { itemId, pieceId, itemVersion: event.streamVersion, published: null })
  },
})
