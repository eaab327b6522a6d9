import type { Price } from '../price.ts'

/** What is known of a piece's price on the day of its sale. */
export interface PricesKnown {
  /** The price of its catalogue item. */
  readonly item: Price
  /** Of the shop's price list that counts on that day. */
  readonly list: { readonly priceListId: string; readonly price: Price } | null
  /** Of the campaigns and fairs of that day that have a price of their own for it. */
  readonly campaigns: readonly { readonly campaignId: string; readonly price: Price }[]
}

export interface PriceFrom {
  readonly kind: 'campaign' | 'price-list' | 'item'
  readonly campaignId: string | null
  readonly priceListId: string | null
}

/**
 * A campaign goes before the shop's price list, and that before the catalogue. Of several campaigns the buyer gets the
 * lowest price (the earlier id when they are equal), in the currency of the item if there is one.
 */
export const priceInForce = ({ item, list, campaigns }: PricesKnown): { price: Price; priceFrom: PriceFrom } => {
  const rank = ({ campaignId, price }: PricesKnown['campaigns'][number]) =>
    [price.currency === item.currency ? 0 : 1, price.amountMinor, campaignId] as const
  const best = campaigns.reduce<PricesKnown['campaigns'][number] | undefined>((kept, campaign) => {
    if (!kept) return campaign
    const [a, b] = [rank(campaign), rank(kept)]
    const first = a[0] - b[0] || a[1] - b[1] || (a[2] < b[2] ? -1 : 1)
    return first < 0 ? campaign : kept
  }, undefined)
  if (best)
    return { price: best.price, priceFrom: { kind: 'campaign', campaignId: best.campaignId, priceListId: null } }
  if (list)
    return { price: list.price, priceFrom: { kind: 'price-list', campaignId: null, priceListId: list.priceListId } }
  return { price: item, priceFrom: { kind: 'item', campaignId: null, priceListId: null } }
}
