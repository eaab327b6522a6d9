import type { Decision } from '@fibula/kernel'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { cancelReservation } from './cancelReservation.ts'
import { expireReservation } from './expireReservation.ts'
import { available, evolve, type Offer, type OfferEvent } from './offer.ts'
import { reservePiece } from './reservePiece.ts'
import { returnPiece } from './returnPiece.ts'
import { sellPiece } from './sellPiece.ts'
import { listing, reserving, returning, selling } from './test-offers.ts'

type Decided = Decision<OfferEvent, { readonly code: string }>
interface Act {
  readonly kind: 'reserve' | 'cancel' | 'sell' | 'return' | 'sweep'
  readonly shopId: string
  readonly minutesLater: number
  readonly minutes: number
  readonly published: boolean
}

const acts = fc.array(
  fc.record<Act>({
    kind: fc.constantFrom('reserve', 'reserve', 'sell', 'sell', 'return', 'cancel', 'sweep'),
    shopId: fc.constantFrom('shop-agadir', 'shop-essaouira'),
    minutesLater: fc.nat(90),
    minutes: fc.integer({ min: 5, max: 120 }),
    published: fc.oneof({ weight: 5, arbitrary: fc.constant(true) }, { weight: 1, arbitrary: fc.constant(false) }),
  }),
  { maxLength: 40 },
)

const start = Date.parse('2026-10-10T10:00:00.000Z')

const decide = (offer: Offer, act: Act, at: string, line: number): Decided => {
  const common = { pieceId: 'piece-1', shopId: act.shopId, at, listing: act.published ? listing : undefined }
  switch (act.kind) {
    case 'reserve':
      return reservePiece(offer, {
        ...reserving,
        ...common,
        minutes: act.minutes,
        reservationId: `reservation-${line}`,
      })
    case 'cancel':
      return cancelReservation(offer, {
        ...common,
        reservationId: offer.status === 'reserved' && offer.shopId === act.shopId ? offer.reservationId : 'another',
      })
    case 'sell':
      return sellPiece(offer, { ...selling, ...common, saleId: `sale-${line}` })
    case 'return':
      return returnPiece(offer, {
        ...returning,
        returnId: `return-${line}`,
        saleId: offer.status === 'sold' && offer.shopId === act.shopId ? offer.saleId : 'another',
        shopId: act.shopId,
      })
    case 'sweep':
      return expireReservation(offer, common)
  }
}

/** Whatever shops try with one piece, in the order in which it is recorded. `sweeping`: expiry is recorded before each act. */
const live = (does: readonly Act[], sweeping = false) => {
  const events: { readonly event: OfferEvent; readonly at: string }[] = []
  const outcomes: string[] = []
  let offer: Offer = available
  let time = start
  const take = (decided: Decided, at: string) => {
    if (!decided.accepted) return
    events.push(...decided.events.map((event) => ({ event, at })))
    offer = decided.events.reduce<Offer>(evolve, offer)
  }
  for (const [line, act] of does.entries()) {
    time += act.minutesLater * 60_000
    const at = new Date(time).toISOString()
    if (sweeping) take(expireReservation(offer, { pieceId: 'piece-1', at }), at)
    const decided = decide(offer, act, at, line)
    if (act.kind === 'reserve' || act.kind === 'sell' || act.kind === 'return')
      outcomes.push(decided.accepted ? 'accepted' : JSON.stringify(decided.refusal))
    take(decided, at)
  }
  return { events, offer, outcomes }
}

test('a piece is never sold twice without having come back, and comes back only from the shop that sold it', () =>
  fc.assert(
    fc.property(acts, (does) => {
      let sale: { readonly saleId: string; readonly shopId: string } | undefined
      for (const { event } of live(does).events) {
        if (event.type === 'PieceSold') {
          expect(sale).toBeUndefined()
          sale = event
        }
        if (event.type === 'PieceReturned') {
          expect(event).toMatchObject({ saleId: sale?.saleId, shopId: sale?.shopId })
          sale = undefined
        }
      }
    }),
    { numRuns: 1_000 },
  ))

test('while a shop keeps a piece, nobody else reserves or sells it, and every reservation ends once', () =>
  fc.assert(
    fc.property(acts, (does) => {
      let kept: { readonly reservationId: string; readonly shopId: string } | undefined
      for (const { event } of live(does).events) {
        if (event.type === 'PieceReserved') {
          expect(kept).toBeUndefined()
          kept = event
        }
        if (event.type === 'ReservationEnded') {
          expect(event.reservationId).toBe(kept?.reservationId)
          kept = undefined
        }
        if (event.type === 'PieceSold') {
          expect(event.reservationId).toBe(kept?.reservationId ?? null)
          if (kept) expect(event.shopId).toBe(kept.shopId)
          kept = undefined
        }
      }
    }),
    { numRuns: 1_000 },
  ))

test('a reservation expires at its time, never earlier and never unnoticed', () =>
  fc.assert(
    fc.property(acts, (does) => {
      let until = Number.POSITIVE_INFINITY
      for (const { event, at } of live(does).events) {
        const time = Date.parse(at)
        if (event.type === 'ReservationEnded' && event.cause === 'expired') expect(time).toBeGreaterThanOrEqual(until)
        else if (event.type === 'ReservationEnded' || (event.type === 'PieceSold' && event.reservationId))
          expect(time).toBeLessThan(until)
        until = event.type === 'PieceReserved' ? Date.parse(event.expiresAt) : Number.POSITIVE_INFINITY
      }
    }),
    { numRuns: 1_000 },
  ))

test('whether the sweeper came by or not, everybody gets the same answers', () =>
  fc.assert(
    fc.property(acts, (does) => {
      const [lazy, swept] = [live(does), live(does, true)]
      expect(swept.outcomes).toEqual(lazy.outcomes)
    }),
    { numRuns: 1_000 },
  ))

test('the state is the fold of the events', () =>
  fc.assert(
    fc.property(acts, (does) => {
      const { events, offer } = live(does)
      expect(events.map(({ event }) => event).reduce<Offer>(evolve, available)).toEqual(offer)
    }),
  ))
