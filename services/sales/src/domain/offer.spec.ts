import { given } from '@fibula/testing'
import { describe, expect, it } from 'vitest'
import { cancelReservation } from './cancelReservation.ts'
import { expireReservation } from './expireReservation.ts'
import { available, evolve, type Offer } from './offer.ts'
import { reservePiece } from './reservePiece.ts'
import { returnPiece } from './returnPiece.ts'
import { sellPiece } from './sellPiece.ts'
import { inAnHour, listing, now, price, reservedBy, reserving, returning, selling, soldBy } from './test-offers.ts'

const [mine, theirs] = ['shop-agadir', 'shop-essaouira']

describe('reserving', () => {
  it('keeps an available piece from the recording on', () =>
    given(available)
      .when(reservePiece, reserving)
      .thenAccepted({ type: 'PieceReserved', shopId: mine, itemId: 'item-1', expiresAt: inAnHour }))
  it('tells another shop until when, but not by whom', () =>
    given<Offer>(reservedBy(theirs!))
      .when(reservePiece, reserving)
      .thenRefused({ code: 'piece-reserved', until: inAnHour, byYou: false }))
  it('tells the same shop that it is its own', () =>
    given<Offer>(reservedBy(mine!))
      .when(reservePiece, reserving)
      .thenRefused({ code: 'piece-reserved', until: inAnHour, byYou: true }))
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
      .thenRefused({ code: 'piece-reserved', until: inAnHour, byYou: false })
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
      .thenRefused({ code: 'piece-reserved', until: inAnHour, byYou: false }))
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
