import { accept, type Decision, refuse } from '@fibula/kernel'
import { priceInForce } from './money/priceInForce.ts'
import type { Offer, OfferEvent } from './offer.ts'
import { type ReturnPiece, type ReturnPieceRefused, returnPiece } from './returnPiece.ts'
import { type SellPiece, type SellPieceRefused, sellPiece } from './sellPiece.ts'

export interface ExchangePiece {
  readonly back: Omit<ReturnPiece, 'exchange'>
  readonly taken: Omit<SellPiece, 'exchange'>
  /** Of the credit, on both sides. */
  readonly creditIds: readonly [onReturn: string, onSale: string]
}

export type ExchangePieceRefused = ReturnPieceRefused | SellPieceRefused | { readonly code: 'same-piece' }

/**
 * One piece comes back, the buyer takes another, and only the difference changes hands: what both cost alike is credit on
 * both sides. Neither half happens without the other.
 */
export const exchangePiece = (
  before: { readonly back: Offer; readonly taken: Offer },
  { back, taken, creditIds }: ExchangePiece,
): Decision<{ readonly back: readonly OfferEvent[]; readonly taken: readonly OfferEvent[] }, ExchangePieceRefused> => {
  if (back.pieceId === taken.pieceId) return refuse({ code: 'same-piece' })
  const old = before.back.status === 'sold' && before.back.saleId === back.saleId ? before.back.price : null
  if (old === null || !taken.listing) {
    const refused = old === null ? returnPiece(before.back, back) : sellPiece(before.taken, taken)
    if (!refused.accepted) return refused
    throw new Error('what cannot be exchanged was accepted')
  }
  const { price } = priceInForce({ ...taken.prices, item: taken.listing.price })
  if (price.currency !== old.currency)
    return refuse({ code: 'currency-differs', due: price.currency, asked: old.currency })
  const amount = { amountMinor: Math.min(old.amountMinor, price.amountMinor), currency: price.currency }
  const credit = (paymentId: string) =>
    amount.amountMinor === 0 ? [] : [{ paymentId, kind: 'credit' as const, amount, givenMinor: null }]
  const returned = returnPiece(before.back, {
    ...back,
    exchange: { saleId: taken.saleId, credit: credit(creditIds[0]) },
  })
  if (!returned.accepted) return returned
  const sold = sellPiece(before.taken, {
    ...taken,
    exchange: { ofSaleId: back.saleId, credit: credit(creditIds[1]) },
  })
  if (!sold.accepted) return sold
  return accept({ back: returned.events, taken: sold.events })
}
