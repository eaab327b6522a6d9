import type { Price } from '../price.ts'

/** From when a country wants to know who bought. The amounts are data (table `buyer_rule`), not code. */
export interface BuyerRule {
  readonly currency: string
  readonly fromMinor: number
}

export type BuyerRefused =
  | { readonly code: 'buyer-required'; readonly fromMinor: number; readonly currency: string }
  | { readonly code: 'buyer-not-needed' }

/** Who bought is kept only where the law asks for it, or where the buyer asks for an invoice in their name. */
export const buyerRefused = (
  price: Price,
  buyer: { readonly wantsInvoice: boolean } | null,
  rules: readonly BuyerRule[],
): BuyerRefused | null => {
  const rule = rules.find(({ currency, fromMinor }) => currency === price.currency && price.amountMinor >= fromMinor)
  if (rule && !buyer) return { code: 'buyer-required', ...rule }
  if (!rule && buyer && !buyer.wantsInvoice) return { code: 'buyer-not-needed' }
  return null
}
