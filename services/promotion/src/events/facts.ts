import { promotion } from '@fibula/contracts'
import type { PromotionEvent } from '../app/ports.ts'

type Fact = ReturnType<(typeof promotion)[keyof typeof promotion]['write']>

/** The published form of each event of the domain, by its type. */
const contracts = {
  ItemDrafted: promotion.itemDrafted,
  ItemRevised: promotion.itemRevised,
  ItemSubmitted: promotion.itemSubmitted,
  ItemApproved: promotion.itemApproved,
  ItemSentBack: promotion.itemSentBackForChanges,
  ItemUnscheduled: promotion.itemUnscheduled,
  ItemUnpublished: promotion.itemUnpublished,
  ItemWithdrawn: promotion.itemWithdrawn,
  ItemReopened: promotion.itemReopened,
  CampaignAnnounced: promotion.campaignAnnounced,
  CampaignChanged: promotion.campaignChanged,
  CampaignCancelled: promotion.campaignCancelled,
  CampaignItemSet: promotion.campaignItemSet,
  CampaignItemRemoved: promotion.campaignItemRemoved,
  CollectionMade: promotion.collectionMade,
  CollectionChanged: promotion.collectionChanged,
  CollectionArranged: promotion.collectionArranged,
  CollectionDissolved: promotion.collectionDissolved,
}

/** What the other services are told of one event. */
export const factOf = (event: PromotionEvent): Fact => {
  switch (event.type) {
    // The time of publishing is that of the fact; who gave the order is its person.
    case 'ItemPublished': {
      const { type: _, at: __, photos, collectionIds, ...data } = event
      return promotion.itemPublished.write({ ...data, photos: [...photos], collectionIds: [...collectionIds] })
    }
    case 'ItemScheduled': {
      const { itemId, pieceId, at } = event
      return promotion.itemScheduled.write({ itemId, pieceId, at })
    }
    default: {
      const { type, ...data } = event
      return (contracts[type].write as (data: unknown) => Fact)(data)
    }
  }
}
