import { given } from '@fibula/testing'
import { describe, expect, it } from 'vitest'
import {
  announceCampaign,
  type Campaign,
  type CampaignData,
  cancelCampaign,
  changeCampaign,
  evolveCampaign,
  mostItems,
  removeCampaignItem,
  setCampaignItem,
} from './campaign.ts'

const data: CampaignData = {
  campaignId: 'campaign-1',
  organisationId: 'federation-souss',
  kind: 'fair',
  names: { fr: 'Foire de Tiznit', ar: 'معرض تيزنيت', zgh: null, en: null },
  place: 'Tiznit',
  startsOn: '2026-08-20',
  endsOn: '2026-08-24',
}
const announced: Campaign = { ...data, status: 'announced', note: null, items: [] }
const mad = (amountMinor: number) => ({ amountMinor, currency: 'MAD' })
const item = { pieceId: 'piece-1', status: 'draft', price: mad(100_000) }

describe('a campaign', () => {
  it('has days in their order, one day at least', () => {
    given(false)
      .when(announceCampaign, { ...data, endsOn: data.startsOn })
      .thenAccepted({ type: 'CampaignAnnounced' })
    given(false)
      .when(announceCampaign, { ...data, endsOn: '2026-08-19' })
      .thenRefused({ code: 'campaign-ends-before-it-starts', startsOn: '2026-08-20', endsOn: '2026-08-19' })
    given(announced)
      .when(changeCampaign, { startsOn: '2026-08-25' })
      .thenRefused({ code: 'campaign-ends-before-it-starts', startsOn: '2026-08-25', endsOn: '2026-08-24' })
    given(true).when(announceCampaign, data).thenRefused({ code: 'campaign-exists' })
  })
  it('changes what is given; a place that is taken away is not one that is left out', () => {
    given(announced).when(changeCampaign, { place: null }).thenAccepted({ place: null, kind: 'fair' })
    given(announced)
      .when(changeCampaign, { endsOn: '2026-08-30' })
      .thenAccepted({ place: 'Tiznit', endsOn: '2026-08-30' })
  })
  it('has an item once, at the last price that was set', () => {
    const set = (price: number) => ({
      type: 'CampaignItemSet' as const,
      campaignId: 'campaign-1',
      itemId: 'item-1',
      pieceId: 'piece-1',
      price: mad(price),
    })
    const twice = [set(90_000), set(80_000)].reduce<Campaign>(evolveCampaign, announced)
    expect(twice.items).toEqual([{ itemId: 'item-1', pieceId: 'piece-1', price: mad(80_000) }])
  })
  it('refuses items that are not there, withdrawn, priced in another currency, or too many', () => {
    const setting = { itemId: 'item-1', price: null, item }
    given(announced).when(setCampaignItem, setting).thenAccepted({ type: 'CampaignItemSet', price: null })
    given(announced)
      .when(setCampaignItem, { ...setting, item: undefined })
      .thenRefused({ code: 'item-unknown', itemId: 'item-1' })
    given(announced)
      .when(setCampaignItem, { ...setting, item: { ...item, status: 'withdrawn' } })
      .thenRefused({ code: 'item-withdrawn' })
    given(announced)
      .when(setCampaignItem, { ...setting, price: { amountMinor: 1, currency: 'EUR' } })
      .thenRefused({ code: 'currency-differs', currency: 'MAD' })
    const items = Array.from({ length: mostItems }, (_, at) => ({ itemId: `i-${at}`, pieceId: 'p', price: null }))
    given({ ...announced, items })
      .when(setCampaignItem, setting)
      .thenRefused({ code: 'too-many-items', most: mostItems })
    given({ ...announced, items })
      .when(setCampaignItem, { ...setting, itemId: 'i-7' })
      .thenAccepted({ itemId: 'i-7' })
  })
  it('is over once it is cancelled', () => {
    const over: Campaign = { ...announced, status: 'cancelled' }
    given(announced).when(cancelCampaign, { reason: 'Pluie' }).thenAccepted({ reason: 'Pluie' })
    given(over).when(cancelCampaign, { reason: null }).thenRefused({ code: 'campaign-cancelled' })
    given(over).when(changeCampaign, {}).thenRefused({ code: 'campaign-cancelled' })
    given(over)
      .when(setCampaignItem, { itemId: 'item-1', price: null, item })
      .thenRefused({ code: 'campaign-cancelled' })
  })
  it('lets go of an item that it has', () => {
    given(announced)
      .when(removeCampaignItem, { itemId: 'item-1' })
      .thenRefused({ code: 'item-not-in-campaign', itemId: 'item-1' })
    given({ ...announced, items: [{ itemId: 'item-1', pieceId: 'piece-1', price: null }] })
      .when(removeCampaignItem, { itemId: 'item-1' })
      .thenAccepted({ type: 'CampaignItemRemoved', pieceId: 'piece-1' })
  })
})
