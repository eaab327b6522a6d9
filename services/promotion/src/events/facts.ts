import { promotion } from '@fibula/contracts'
import type { ItemEvent } from '../domain/item.ts'

type Fact = ReturnType<(typeof promotion)[keyof typeof promotion]['write']>

/** What the other services are told of one event of the domain. */
export const factOf = (event: ItemEvent): Fact => {
  switch (event.type) {
    case 'ItemDrafted': {
      const { type: _, ...data } = event
      return promotion.itemDrafted.write(data)
    }
    case 'ItemRevised': {
      const { type: _, ...data } = event
      return promotion.itemRevised.write(data)
    }
    case 'ItemPublished': {
      const { itemId, pieceId, organisationId, titles, price, channel } = event
      return promotion.itemPublished.write({ itemId, pieceId, organisationId, titles, price, channel })
    }
    case 'ItemUnpublished': {
      const { type: _, ...data } = event
      return promotion.itemUnpublished.write(data)
    }
  }
}
