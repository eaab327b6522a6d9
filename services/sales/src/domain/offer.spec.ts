import { given } from '@fibula/testing'
import { describe, expect, it } from 'vitest'
import { cancelReservation } from './cancelReservation.ts'
import { consignPiece, returnConsignment } from './consignPiece.ts'
import { exchangePiece } from './exchangePiece.ts'
import { expireReservation } from './expireReservation.ts'
import { available, evolve, type Offer } from './offer.ts'
import { reservePiece } from './reservePiece.ts'
import { returnPiece } from './returnPiece.ts'
import { sellPiece } from './sellPiece.ts'
import {
  consignedTo,
  inAnHour,
  listing,
  mad,
  now,
  price,
  reservedBy,
  reserving,
  returning,
  selling,
  soldBy,
  today,
} from './test-offers.ts'

const [mine, theirs] = ['shop-agadir', 'shop-essaouira']

describe('reserving', () => {
  it('keeps an available piece from the recording on', () =>
    given(available)
      .when(reservePiece, reserving)
      .thenAccepted({ type: 'PieceReserved', shopId: mine, itemId: 'item-1', expiresAt: inAnHour }))
  it('tells another shop until when, but not by whom', () =>
    given<Offer>(reservedBy(theirs!))
      .when(reservePiece, reserving)
      .thenRefused({ code: 'piece-reserved', until: inAnHour, byYou: false, waiting: 0 }))
  it('tells the same shop that it is its own', () =>
    given<Offer>(reservedBy(mine!))
      .when(reservePiece, reserving)
      .thenRefused({ code: 'piece-reserved', until: inAnHour, byYou: true, waiting: 0 }))
  it('takes over what expired, and records the expiry first', () =>
    given<Offer>(reservedBy(theirs!, now))
      .when(reservePiece, reserving)
      .thenAccepted(
        { type: 'ReservationEnded', shopId: theirs, cause: 'expired' },
        { type: 'PieceReserved', shopId: mine },
      ))
  it('refuses a piece that is sold, not published, or an id that is taken', () => {
    given<Offer>(soldBy(theirs!)).when(reservePiece, reserving).thenRefused({ code: 'piece-sold' })
    given(available)
      .when(reservePiece, { ...reserving, listing: undefined })
      .thenRefused({ code: 'piece-not-published' })
    given(available)
      .when(reservePiece, { ...reserving, reservationExists: true })
      .thenRefused({ code: 'reservation-exists' })
  })
})

describe('cancelling', () => {
  const cancelling = { reservationId: `reservation-of-${mine}`, pieceId: 'piece-1', shopId: mine!, at: now }
  it('gives the piece back', () =>
    given<Offer>(reservedBy(mine!))
      .when(cancelReservation, cancelling)
      .thenAccepted({ type: 'ReservationEnded', cause: 'cancelled', reservationId: cancelling.reservationId }))
  it('records as expired what expired meanwhile', () =>
    given<Offer>(reservedBy(mine!, now))
      .when(cancelReservation, cancelling)
      .thenAccepted({ type: 'ReservationEnded', cause: 'expired' }))
  it('refuses a reservation that is over', () => {
    given(available).when(cancelReservation, cancelling).thenRefused({ code: 'reservation-over' })
    given<Offer>(soldBy(mine!)).when(cancelReservation, cancelling).thenRefused({ code: 'reservation-over' })
    given<Offer>(reservedBy(theirs!)).when(cancelReservation, cancelling).thenRefused({ code: 'reservation-over' })
  })
})

describe('expiring', () => {
  it('ends a reservation at its last moment, not before', () => {
    given<Offer>(reservedBy(mine!, now))
      .when(expireReservation, { pieceId: 'piece-1', at: now })
      .thenAccepted({ type: 'ReservationEnded', cause: 'expired', shopId: mine })
    given<Offer>(reservedBy(mine!, now))
      .when(expireReservation, { pieceId: 'piece-1', at: '2026-10-10T09:59:59.999Z' })
      .thenRefused({ code: 'nothing-expired' })
  })
  it('finds nothing in what is available or sold', () => {
    given(available).when(expireReservation, { pieceId: 'piece-1', at: now }).thenRefused({ code: 'nothing-expired' })
    given<Offer>(soldBy(mine!))
      .when(expireReservation, { pieceId: 'piece-1', at: now })
      .thenRefused({ code: 'nothing-expired' })
  })
})

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

describe('waiting', () => {
  const waiting = { ...reserving, reservationId: 'reservation-2', queue: true }
  it('queues behind whoever keeps the piece, also behind the own shop, and says at which place', () => {
    for (const shop of [mine!, theirs!])
      given<Offer>(reservedBy(shop))
        .when(reservePiece, waiting)
        .thenAccepted({ type: 'ReservationQueued', reservationId: 'reservation-2', minutes: 60, position: 1 })
  })
  it('reserves at once what is free', () =>
    given(available).when(reservePiece, waiting).thenAccepted({ type: 'PieceReserved', fromQueue: false }))
  it('has an end: 20 buyers', () => {
    const queue = Array.from({ length: 20 }, (_, line) => ({
      reservationId: `r${line}`,
      itemId: 'item-1',
      shopId: mine!,
      minutes: 5,
    }))
    given<Offer>({ ...reservedBy(theirs!), queue })
      .when(reservePiece, waiting)
      .thenRefused({ code: 'queue-full', waiting: 20 })
  })

  const [second, third] = [
    { reservationId: 'second', itemId: 'item-1', shopId: mine!, minutes: 30 },
    { reservationId: 'third', itemId: 'item-1', shopId: theirs!, minutes: 45 },
  ]
  const wanted: Offer = { ...reservedBy(theirs!), queue: [second!, third!] }
  it('is offered to the next for their own time, from the moment at which the first ended', () => {
    given<Offer>(wanted)
      .when(cancelReservation, {
        reservationId: `reservation-of-${theirs}`,
        pieceId: 'piece-1',
        shopId: theirs!,
        at: now,
      })
      .thenAccepted(
        { type: 'ReservationEnded', cause: 'cancelled', nextReservationId: 'second' },
        { type: 'PieceReserved', reservationId: 'second', expiresAt: '2026-10-10T10:30:00.000Z', fromQueue: true },
      )
    given<Offer>(wanted)
      .when(expireReservation, { pieceId: 'piece-1', at: '2026-10-10T11:10:00.000Z' })
      .thenAccepted(
        { type: 'ReservationEnded', cause: 'expired', nextReservationId: 'second' },
        { type: 'PieceReserved', reservationId: 'second', expiresAt: '2026-10-10T11:30:00.000Z' },
      )
  })
  it('goes on to the third when the second let their time pass as well', () =>
    given<Offer>(wanted)
      .when(expireReservation, { pieceId: 'piece-1', at: '2026-10-10T11:40:00.000Z' })
      .thenAccepted(
        { type: 'ReservationEnded' },
        { type: 'PieceReserved', reservationId: 'second' },
        { type: 'ReservationEnded', reservationId: 'second' },
        { type: 'PieceReserved', reservationId: 'third', expiresAt: '2026-10-10T12:15:00.000Z' },
      ))
  it('may be given up without moving anybody else', () =>
    given<Offer>(wanted)
      .when(cancelReservation, { reservationId: 'second', pieceId: 'piece-1', shopId: mine!, at: now })
      .thenAccepted({ type: 'QueueLeft', reservationId: 'second', cause: 'cancelled' }))
  it('ends for everybody when the piece is sold to whom it was kept for', () =>
    given<Offer>(wanted)
      .when(sellPiece, { ...selling, shopId: theirs! })
      .thenAccepted(
        { type: 'QueueLeft', reservationId: 'second', cause: 'sold' },
        { type: 'QueueLeft', reservationId: 'third', cause: 'sold' },
        { type: 'PieceSold', reservationId: `reservation-of-${theirs}` },
      ))
})

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
    given<Offer>(soldBy(mine!))
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

describe('consignment', () => {
  const consigning = {
    consignmentId: 'consignment-1',
    consignmentExists: false,
    pieceId: 'piece-1',
    fromOrganisationId: 'coop-tiznit',
    shopId: mine!,
    on: today,
    at: now,
  }
  const back = { consignmentId: 'consignment-1', pieceId: 'piece-1', on: today, at: now }
  it('changes the place, and only the shop that has the piece may keep or sell it', () => {
    given(available)
      .when(consignPiece, consigning)
      .thenAccepted({ type: 'PieceConsigned', fromOrganisationId: 'coop-tiznit', shopId: mine })
    given(consignedTo(mine!))
      .when(sellPiece, selling)
      .thenAccepted({ type: 'PieceSold', consignmentId: 'consignment-1' })
    given(consignedTo(theirs!)).when(sellPiece, selling).thenRefused({ code: 'piece-elsewhere', atShopId: theirs! })
    given(consignedTo(theirs!))
      .when(reservePiece, reserving)
      .thenRefused({ code: 'piece-elsewhere', atShopId: theirs! })
  })
  it('refuses what is sold, kept for a buyer elsewhere, or in a shop already', () => {
    given<Offer>(soldBy(theirs!)).when(consignPiece, consigning).thenRefused({ code: 'piece-sold' })
    given<Offer>(reservedBy(theirs!))
      .when(consignPiece, consigning)
      .thenRefused({ code: 'piece-reserved', until: inAnHour, byYou: false, waiting: 0 })
    given(consignedTo(theirs!))
      .when(consignPiece, consigning)
      .thenRefused({ code: 'piece-elsewhere', atShopId: theirs! })
  })
  it('ends unsold, and lasts over a sale and its return', () => {
    given(consignedTo(mine!)).when(returnConsignment, back).thenAccepted({ type: 'ConsignmentReturned', shopId: mine })
    given(available).when(returnConsignment, back).thenRefused({ code: 'consignment-over' })
    const { decided } = given(consignedTo(mine!)).when(sellPiece, selling)
    if (!decided.accepted) throw new Error('refused')
    const sold = decided.events.reduce<Offer>(evolve, consignedTo(mine!))
    given(sold).when(returnConsignment, back).thenRefused({ code: 'piece-sold' })
    const again = given(sold).when(returnPiece, { ...returning, saleId: 'sale-1' }).decided
    if (!again.accepted) throw new Error('refused')
    expect(again.events.reduce<Offer>(evolve, sold)).toEqual(consignedTo(mine!))
  })
})
