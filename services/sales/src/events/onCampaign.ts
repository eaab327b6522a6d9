import { promotion } from '@fibula/contracts'
import type { EventHandler, Queryable } from '@fibula/store'
import type { Hear } from '../app/ports.ts'

/** Which pieces cost something else during a campaign or a fair. */
export const onCampaign = (hear: Hear<Queryable>): Record<string, EventHandler> => {
  const said: EventHandler = async ({ data, streamVersion }, tx) => {
    const { campaignId, kind, names, startsOn, endsOn } = promotion.campaignChanged.schema.parse(data)
    await hear.campaign(tx, {
      campaignId,
      campaignVersion: streamVersion,
      said: { kind, names, startsOn, endsOn },
    })
  }
  return {
    [promotion.campaignAnnounced.type]: said,
    [promotion.campaignChanged.type]: said,
    [promotion.campaignCancelled.type]: async ({ data, streamVersion }, tx) => {
      const { campaignId } = promotion.campaignCancelled.schema.parse(data)
      await hear.campaign(tx, { campaignId, campaignVersion: streamVersion, said: null })
    },
    [promotion.campaignItemSet.type]: async ({ data, streamVersion }, tx) => {
      const item = promotion.campaignItemSet.schema.parse(data)
      await hear.campaignItem(tx, { ...item, campaignVersion: streamVersion, removed: false })
    },
    [promotion.campaignItemRemoved.type]: async ({ data, streamVersion }, tx) => {
      const item = promotion.campaignItemRemoved.schema.parse(data)
      await hear.campaignItem(tx, { ...item, price: null, campaignVersion: streamVersion, removed: true })
    },
  }
}
