import { given } from '@fibula/testing'
import { describe, it } from 'vitest'
import { available, type Offer } from './offer.ts'
import { returnPiece } from './returnPiece.ts'
import { sellPiece } from './sellPiece.ts'
import { mad, price, returning, selling, soldBy } from './test-offers.ts'

const mine = 'shop-agadir'

describe('the price', () => {
  const [list, campaigns] = [
    { priceListId: 'list-1', price: mad(120_000) },
    [
      { campaignId: 'fair', price: mad(99_000) },
      { campaignId: 'summer', price: mad(95_000) },
    ],
  ]
  it('is the lowest of the campaigns, else the price list, else the catalogue, and says which', () => {
    given(available)
      .when(sellPiece, { ...selling, prices: { list: list!, campaigns: campaigns! } })
      .thenAccepted({ type: 'PieceSold', price: mad(95_000), priceFrom: { kind: 'campaign', campaignId: 'summer' } })
    given(available)
      .when(sellPiece, { ...selling, prices: { list: list!, campaigns: [] } })
      .thenAccepted({
        type: 'PieceSold',
        price: mad(120_000),
        priceFrom: { kind: 'price-list', priceListId: 'list-1' },
      })
    given(available)
      .when(sellPiece, selling)
      .thenAccepted({ type: 'PieceSold', price, priceFrom: { kind: 'item' } })
  })
})

describe('paying', () => {
  const pay = (...payments: [kind: 'cash' | 'card' | 'transfer', amount: number, given?: number][]) => ({
    ...selling,
    payments: payments.map(([kind, amount, givenMinor = null]) => ({ kind, amount: mad(amount), givenMinor })),
  })
  it('may be in parts that add up exactly; what is given above is change', () =>
    given(available)
      .when(sellPiece, pay(['cash', 45_000, 50_000], ['card', 60_000], ['transfer', 40_000]))
      .thenAccepted({
        type: 'PieceSold',
        payments: [
          { paymentId: 'payment-1', kind: 'cash', amount: mad(45_000), givenMinor: 50_000 },
          { paymentId: 'payment-2', kind: 'card', amount: mad(60_000), givenMinor: null },
          { paymentId: 'payment-3', kind: 'transfer', amount: mad(40_000), givenMinor: null },
        ],
      }))
  it('is all in cash when nothing is said', () =>
    given(available)
      .when(sellPiece, selling)
      .thenAccepted({ type: 'PieceSold', payments: [{ kind: 'cash', amount: price }] }))
  it('is refused when it is a minor unit more or less, in another money, or less cash than said', () => {
    for (const difference of [-1, 1])
      given(available)
        .when(sellPiece, pay(['cash', 45_000], ['card', 100_000 + difference]))
        .thenRefused({ code: 'payments-do-not-add-up', due: price, asked: mad(145_000 + difference), difference })
    given(available)
      .when(sellPiece, {
        ...selling,
        payments: [{ kind: 'cash', amount: { amountMinor: 145_000, currency: 'EUR' }, givenMinor: null }],
      })
      .thenRefused({ code: 'currency-differs', due: 'MAD', asked: 'EUR' })
    given(available)
      .when(sellPiece, pay(['cash', 145_000, 144_999]))
      .thenRefused({ code: 'cash-too-little', amount: price, givenMinor: 144_999 })
  })
  it('asks who buys only from the amount of the law, or for an invoice', () => {
    const buyerRules = [{ currency: 'MAD', fromMinor: 145_000 }]
    given(available)
      .when(sellPiece, { ...selling, buyerRules })
      .thenRefused({ code: 'buyer-required', currency: 'MAD', fromMinor: 145_000 })
    given(available)
      .when(sellPiece, { ...selling, buyerRules, buyer: { wantsInvoice: false } })
      .thenAccepted({ type: 'PieceSold' })
    given(available)
      .when(sellPiece, { ...selling, buyer: { wantsInvoice: false } })
      .thenRefused({ code: 'buyer-not-needed' })
    given(available)
      .when(sellPiece, { ...selling, buyer: { wantsInvoice: true } })
      .thenAccepted({ type: 'PieceSold' })
  })
  it('goes back the way it came, and credit of an exchange in cash', () =>
    given<Offer>(soldBy(mine))
      .when(returnPiece, {
        ...returning,
        payments: [
          { paymentId: 'a', kind: 'card', amount: mad(100_000), givenMinor: null },
          { paymentId: 'b', kind: 'credit', amount: mad(45_000), givenMinor: null },
        ],
      })
      .thenAccepted({
        type: 'PieceReturned',
        refunds: [
          { kind: 'card', amount: mad(100_000) },
          { kind: 'cash', amount: mad(45_000) },
        ],
      }))
})
