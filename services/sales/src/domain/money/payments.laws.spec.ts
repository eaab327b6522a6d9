import fc from 'fast-check'
import { expect, test } from 'vitest'
import { exchangePiece } from '../exchangePiece.ts'
import { available, type Offer } from '../offer.ts'
import { mad, returning, selling, soldBy } from '../test-offers.ts'
import { type PaymentAsked, payExactly } from './payments.ts'
import { priceInForce } from './priceInForce.ts'

const amount = fc.integer({ min: 0, max: 2 ** 40 })
const asked = fc.array(
  fc.record<PaymentAsked>({
    kind: fc.constantFrom('cash', 'card', 'transfer'),
    amount: fc.integer({ min: 1, max: 2 ** 40 }).map(mad),
    givenMinor: fc.constant(null),
  }),
  { maxLength: 5 },
)
const sum = (all: readonly { readonly kind: string; readonly amount: { readonly amountMinor: number } }[], but = '') =>
  all.reduce((total, one) => (one.kind === but ? total : total + one.amount.amountMinor), 0)

test('payments are taken exactly when they add up, and every minor unit is accounted for', () =>
  fc.assert(
    fc.property(asked, fc.integer({ min: -3, max: 3 }), (payments, off) => {
      const due = mad(Math.max(0, sum(payments) + off))
      const ids = payments.map((_, line) => `payment-${line}`)
      const decided = payExactly(due, payments, ids)
      expect(decided.accepted).toBe(due.amountMinor === sum(payments))
      if (decided.accepted) expect(sum(decided.events)).toBe(due.amountMinor)
      else expect(decided.refusal).toMatchObject({ difference: sum(payments) - due.amountMinor })
    }),
  ))

test('an exchange moves the difference and nothing else; the credit is the same on both sides', () =>
  fc.assert(
    fc.property(amount, amount, (oldMinor, newMinor) => {
      const before = { back: { ...soldBy('shop-agadir'), price: mad(oldMinor) } as Offer, taken: available }
      const decided = exchangePiece(before, {
        back: returning,
        taken: { ...selling, pieceId: 'piece-2', listing: { itemId: 'item-2', price: mad(newMinor) } },
        creditIds: ['out', 'in'],
      })
      if (!decided.accepted) throw new Error(JSON.stringify(decided.refusal))
      const returned = decided.events[0]?.back.at(-1)
      const sold = decided.events[0]?.taken.at(-1)
      if (returned?.type !== 'PieceReturned' || sold?.type !== 'PieceSold') throw new Error('both halves')
      expect(sum(returned.refunds)).toBe(oldMinor)
      expect(sum(sold.payments)).toBe(newMinor)
      const [out, taken] = [sum(returned.refunds, 'credit'), sum(sold.payments, 'credit')]
      expect(taken - out).toBe(newMinor - oldMinor)
      expect(Math.min(taken, out)).toBe(0)
    }),
  ))

test('the order in which campaigns were heard of does not change the price', () =>
  fc.assert(
    fc.property(
      fc.uniqueArray(fc.record({ campaignId: fc.uuid(), price: amount.map(mad) }), {
        selector: (one) => one.campaignId,
      }),
      fc.nat(),
      (campaigns, turn) => {
        const by = campaigns.length === 0 ? 0 : turn % campaigns.length
        const turned = [...campaigns.slice(by), ...campaigns.slice(0, by)].reverse()
        const known = { item: mad(5), list: { priceListId: 'list', price: mad(4) } }
        const inForce = priceInForce({ ...known, campaigns })
        expect(priceInForce({ ...known, campaigns: turned })).toEqual(inForce)
        expect(inForce.priceFrom.kind).toBe(campaigns.length > 0 ? 'campaign' : 'price-list')
        for (const { price } of campaigns) expect(inForce.price.amountMinor).toBeLessThanOrEqual(price.amountMinor)
      },
    ),
  ))
