import { given } from '@fibula/testing'
import { describe, expect, it } from 'vitest'
import { exchangePiece } from './exchangePiece.ts'
import { available, evolve, type Offer } from './offer.ts'
import { returnPiece } from './returnPiece.ts'
import { sellPiece } from './sellPiece.ts'
import { inAnHour, listing, mad, now, price, reservedBy, returning, selling, soldBy } from './test-offers.ts'

const [mine, theirs] = ['shop-agadir', 'shop-essaouira']

describe('selling', () => {
  it('freezes the published price', () =>
    given(available)
      .when(sellPiece, selling)
      .thenAccepted({ type: 'PieceSold', saleId: 'sale-1', shopId: mine, price, reservationId: null }))
  it('fulfils the own reservation, named or not', () => {
    for (const reservation of ['none', 'known'] as const)
      given<Offer>(reservedBy(mine!))
        .when(sellPiece, { ...selling, reservation })
        .thenAccepted({ type: 'PieceSold', reservationId: `reservation-of-${mine}` })
  })
  it('refuses what another shop keeps, sold already, or is not published', () => {
    given<Offer>(reservedBy(theirs!))
      .when(sellPiece, selling)
      .thenRefused({ code: 'piece-reserved', until: inAnHour, byYou: false, waiting: 0 })
    for (const shop of [mine!, theirs!])
      given<Offer>(soldBy(shop)).when(sellPiece, selling).thenRefused({ code: 'piece-sold' })
    given(available)
      .when(sellPiece, { ...selling, listing: undefined })
      .thenRefused({ code: 'piece-not-published' })
  })
  it('refuses an unknown reservation, and an id that is taken', () => {
    given(available)
      .when(sellPiece, { ...selling, reservation: 'unknown' })
      .thenRefused({ code: 'reservation-unknown' })
    given(available)
      .when(sellPiece, { ...selling, saleExists: true })
      .thenRefused({ code: 'sale-exists' })
  })
  it('goes through after the own reservation expired, as long as nobody else took the piece', () =>
    given<Offer>(reservedBy(mine!, now))
      .when(sellPiece, { ...selling, reservation: 'known' })
      .thenAccepted({ type: 'ReservationEnded', cause: 'expired' }, { type: 'PieceSold', reservationId: null }))
  it('gives an expired reservation no precedence over another shop', () =>
    given<Offer>(reservedBy(theirs!))
      .when(sellPiece, { ...selling, reservation: 'known' })
      .thenRefused({ code: 'piece-reserved', until: inAnHour, byYou: false, waiting: 0 }))
})

describe('returning', () => {
  it('refunds the frozen price, whatever the price is now', () =>
    given<Offer>({ ...soldBy(mine!), price: { amountMinor: 90_000, currency: 'MAD' } })
      .when(returnPiece, returning)
      .thenAccepted({ type: 'PieceReturned', refund: { amountMinor: 90_000, currency: 'MAD' } }))
  it('refuses a sale that was returned, also when the piece was sold again', () => {
    given(available).when(returnPiece, returning).thenRefused({ code: 'sale-returned' })
    given<Offer>({ ...soldBy(mine!), saleId: 'sale-2' })
      .when(returnPiece, returning)
      .thenRefused({ code: 'sale-returned' })
  })
  it('refuses what was not weighed, and an id that is taken', () => {
    given<Offer>(soldBy(mine!))
      .when(returnPiece, { ...returning, grossMicrograms: 0 })
      .thenRefused({ code: 'nothing-weighed' })
    given<Offer>(soldBy(mine!))
      .when(returnPiece, { ...returning, returnExists: true })
      .thenRefused({ code: 'return-exists' })
  })
  it('makes the piece available, so that it can be sold again', () => {
    const { decided } = given<Offer>(soldBy(mine!)).when(returnPiece, returning)
    if (!decided.accepted) throw new Error('refused')
    const back = decided.events.reduce<Offer>(evolve, soldBy(mine!))
    expect(back).toEqual(available)
    given(back)
      .when(sellPiece, { ...selling, listing })
      .thenAccepted({ type: 'PieceSold' })
  })
})

describe('exchanging', () => {
  const { exchange: _, ...back } = { ...returning, exchange: undefined }
  const exchanging = (amountMinor: number) => ({
    back,
    taken: { ...selling, pieceId: 'piece-2', listing: { itemId: 'item-2', price: mad(amountMinor) } },
    creditIds: ['credit-out', 'credit-in'] as const,
  })
  const before = { back: soldBy(mine!) as Offer, taken: available }
  const halves = (amountMinor: number) => {
    const { decided } = given(before).when(exchangePiece, exchanging(amountMinor))
    if (!decided.accepted) throw new Error(JSON.stringify(decided.refusal))
    const { back: returned, taken } = decided.events[0]!
    return { returned: returned.at(-1), sold: taken.at(-1) }
  }
  it('takes the difference for what costs more', () =>
    expect(halves(200_000)).toMatchObject({
      returned: { exchangeSaleId: 'sale-1', refunds: [{ kind: 'credit', amount: price }] },
      sold: {
        exchangeOfSaleId: 'sale-0',
        payments: [
          { kind: 'credit', amount: price },
          { kind: 'cash', amount: mad(55_000) },
        ],
      },
    }))
  it('pays out the difference for what costs less', () =>
    expect(halves(100_000)).toMatchObject({
      returned: {
        refunds: [
          { kind: 'credit', amount: mad(100_000) },
          { kind: 'cash', amount: mad(45_000) },
        ],
      },
      sold: { payments: [{ kind: 'credit', amount: mad(100_000) }] },
    }))
  it('moves no money for the same price', () =>
    expect(halves(145_000)).toMatchObject({
      returned: { refunds: [{ kind: 'credit' }] },
      sold: { payments: [{ kind: 'credit', amount: price }] },
    }))
  it('does neither half without the other', () => {
    for (const [state, code] of [
      [{ back: available, taken: available }, 'sale-returned'],
      [{ ...before, taken: soldBy(theirs!) as Offer }, 'piece-sold'],
      [{ ...before, taken: reservedBy(theirs!) as Offer }, 'piece-reserved'],
    ] as const) {
      const { decided } = given(state).when(exchangePiece, exchanging(200_000))
      expect(decided).toMatchObject({ accepted: false, refusal: { code } })
    }
    given(before)
      .when(exchangePiece, { ...exchanging(1), taken: { ...selling, pieceId: 'piece-1' } })
      .thenRefused({ code: 'same-piece' })
  })
})
