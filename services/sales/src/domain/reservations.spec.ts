import { given } from '@fibula/testing'
import { describe, it } from 'vitest'
import { cancelReservation } from './cancelReservation.ts'
import { expireReservation } from './expireReservation.ts'
import { available, type Offer } from './offer.ts'
import { reservePiece } from './reservePiece.ts'
import { sellPiece } from './sellPiece.ts'
import { inAnHour, now, reservedBy, reserving, selling, soldBy } from './test-offers.ts'

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
