import { accept, type Decision, refuse } from '@fibula/kernel'
import type { Price } from '../price.ts'
import type { Texts } from '../texts.ts'

export interface CampaignData {
  readonly campaignId: string
  readonly organisationId: string
  readonly kind: 'campaign' | 'fair'
  readonly names: Texts
  readonly place: string | null
  /** Both days belong to it. */
  readonly startsOn: string
  readonly endsOn: string
}

export interface CampaignItem {
  readonly itemId: string
  readonly pieceId: string
  /** Null: at its usual price. */
  readonly price: Price | null
}

export interface Campaign extends CampaignData {
  readonly status: 'announced' | 'cancelled'
  readonly note: string | null
  readonly items: readonly CampaignItem[]
}

export type CampaignEvent =
  | (CampaignData & { readonly type: 'CampaignAnnounced' })
  | (CampaignData & { readonly type: 'CampaignChanged' })
  | { readonly type: 'CampaignCancelled'; readonly campaignId: string; readonly reason: string | null }
  | (CampaignItem & { readonly type: 'CampaignItemSet'; readonly campaignId: string })
  | {
      readonly type: 'CampaignItemRemoved'
      readonly campaignId: string
      readonly itemId: string
      readonly pieceId: string
    }

export const mostItems = 500

export const evolveCampaign = (campaign: Campaign | undefined, event: CampaignEvent): Campaign => {
  if (event.type === 'CampaignAnnounced') {
    const { type: _, ...data } = event
    return { ...data, status: 'announced', note: null, items: [] }
  }
  if (campaign === undefined) throw new Error('nothing can happen to a campaign that does not exist')
  switch (event.type) {
    case 'CampaignChanged': {
      const { type: _, ...data } = event
      return { ...campaign, ...data }
    }
    case 'CampaignCancelled':
      return { ...campaign, status: 'cancelled', note: event.reason }
    case 'CampaignItemSet': {
      const { itemId, pieceId, price } = event
      const kept = campaign.items.filter((item) => item.itemId !== itemId)
      return { ...campaign, items: [...kept, { itemId, pieceId, price }] }
    }
    case 'CampaignItemRemoved':
      return { ...campaign, items: campaign.items.filter(({ itemId }) => itemId !== event.itemId) }
  }
}

export type CampaignDates = {
  readonly code: 'campaign-ends-before-it-starts'
  readonly startsOn: string
  readonly endsOn: string
}
const wrongDates = ({ startsOn, endsOn }: Pick<CampaignData, 'startsOn' | 'endsOn'>) => endsOn < startsOn

export type AnnounceCampaignRefused = { readonly code: 'campaign-exists' } | CampaignDates

export const announceCampaign = (
  exists: boolean,
  data: CampaignData,
): Decision<CampaignEvent, AnnounceCampaignRefused> => {
  if (exists) return refuse({ code: 'campaign-exists' })
  const { startsOn, endsOn } = data
  if (wrongDates(data)) return refuse({ code: 'campaign-ends-before-it-starts', startsOn, endsOn })
  return accept({ type: 'CampaignAnnounced', ...data })
}

export type ChangeCampaign = {
  readonly [Part in 'kind' | 'names' | 'place' | 'startsOn' | 'endsOn']?: CampaignData[Part] | undefined
}
type Cancelled = { readonly code: 'campaign-cancelled' }
export type ChangeCampaignRefused = Cancelled | CampaignDates

export const changeCampaign = (
  campaign: Campaign,
  change: ChangeCampaign,
): Decision<CampaignEvent, ChangeCampaignRefused> => {
  if (campaign.status === 'cancelled') return refuse({ code: 'campaign-cancelled' })
  const { campaignId, organisationId } = campaign
  const startsOn = change.startsOn ?? campaign.startsOn
  const endsOn = change.endsOn ?? campaign.endsOn
  if (wrongDates({ startsOn, endsOn })) return refuse({ code: 'campaign-ends-before-it-starts', startsOn, endsOn })
  return accept({
    type: 'CampaignChanged',
    campaignId,
    organisationId,
    kind: change.kind ?? campaign.kind,
    names: change.names ?? campaign.names,
    place: change.place === undefined ? campaign.place : change.place,
    startsOn,
    endsOn,
  })
}

export type CancelCampaignRefused = Cancelled

export const cancelCampaign = (
  { campaignId, status }: Campaign,
  { reason }: { readonly reason: string | null },
): Decision<CampaignEvent, CancelCampaignRefused> =>
  status === 'cancelled'
    ? refuse({ code: 'campaign-cancelled' })
    : accept({ type: 'CampaignCancelled', campaignId, reason })

export interface SetCampaignItem {
  readonly itemId: string
  readonly price: Price | null
  /** The item as its organisation has it; undefined when it has none of this id. */
  readonly item: { readonly pieceId: string; readonly status: string; readonly price: Price } | undefined
}

export type SetCampaignItemRefused =
  | Cancelled
  | { readonly code: 'item-unknown'; readonly itemId: string }
  | { readonly code: 'item-withdrawn' }
  | { readonly code: 'currency-differs'; readonly currency: string }
  | { readonly code: 'too-many-items'; readonly most: number }

export const setCampaignItem = (
  campaign: Campaign,
  { itemId, price, item }: SetCampaignItem,
): Decision<CampaignEvent, SetCampaignItemRefused> => {
  if (campaign.status === 'cancelled') return refuse({ code: 'campaign-cancelled' })
  if (item === undefined) return refuse({ code: 'item-unknown', itemId })
  if (item.status === 'withdrawn') return refuse({ code: 'item-withdrawn' })
  if (price !== null && price.currency !== item.price.currency)
    return refuse({ code: 'currency-differs', currency: item.price.currency })
  const others = campaign.items.filter((one) => one.itemId !== itemId)
  if (others.length >= mostItems) return refuse({ code: 'too-many-items', most: mostItems })
  return accept({ type: 'CampaignItemSet', campaignId: campaign.campaignId, itemId, pieceId: item.pieceId, price })
}

export type RemoveCampaignItemRefused = { readonly code: 'item-not-in-campaign'; readonly itemId: string }

export const removeCampaignItem = (
  { campaignId, items }: Campaign,
  { itemId }: { readonly itemId: string },
): Decision<CampaignEvent, RemoveCampaignItemRefused> => {
  const item = items.find((one) => one.itemId === itemId)
  if (!item) return refuse({ code: 'item-not-in-campaign', itemId })
  return accept({ type: 'CampaignItemRemoved', campaignId, itemId, pieceId: item.pieceId })
}
