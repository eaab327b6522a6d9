import type { Decision } from '@fibula/kernel'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { cancelReservation } from './cancelReservation.ts'
import { consignPiece, returnConsignment } from './consignPiece.ts'
import { expireReservation, settled } from './expireReservation.ts'
import { available, evolve, type Offer, type OfferEvent } from './offer.ts'
import { reservePiece } from './reservePiece.ts'
import { returnPiece } from './returnPiece.ts'
import { sellPiece } from './sellPiece.ts'
import { listing, mad, type price, reserving, returning, selling, today } from './test-offers.ts'

type Decided = Decision<OfferEvent, { readonly code: string }>
interface Act {
  readonly kind: 'reserve' | 'queue' | 'cancel' | 'leave' | 'sell' | 'return' | 'sweep' | 'consign' | 'give-back'
  readonly shopId: string
  readonly minutesLater: number
  readonly minutes: number
  readonly published: boolean
  readonly campaignMinor: number | null
}

const acts = fc.array(
  fc.record<Act>({
    kind: fc.constantFrom(
      ...(['reserve', 'queue', 'queue', 'queue', 'sell', 'sell', 'return', 'cancel'] as const),
      ...(['leave', 'sweep', 'consign', 'give-back'] as const),
    ),
    shopId: fc.constantFrom('shop-agadir', 'shop-essaouira'),
    minutesLater: fc.nat(90),
    minutes: fc.integer({ min: 5, max: 120 }),
    campaignMinor: fc.option(fc.nat(2_000)),
    published: fc.oneof({ weight: 5, arbitrary: fc.constant(true) }, { weight: 1, arbitrary: fc.constant(false) }),
  }),
  { maxLength: 40 },
)

const consigning = { consignmentExists: false, fromOrganisationId: 'coop-tiznit', on: today }

const start = Date.parse('2026-10-10T10:00:00.000Z')

const decide = (offer: Offer, act: Act, at: string, line: number): Decided => {
  const common = { pieceId: 'piece-1', shopId: act.shopId, at, listing: act.published ? listing : undefined }
  switch (act.kind) {
    case 'reserve':
    case 'queue':
      return reservePiece(offer, {
        ...reserving,
        queue: act.kind === 'queue',
        ...common,
        minutes: act.minutes,
        reservationId: `reservation-${line}`,
      })
    case 'cancel': {
      // A shop names the reservation that it has at this moment, whether its expiry was recorded or not.
      const { offer: now } = settled(offer, common)
      const reservationId = now.status === 'reserved' && now.shopId === act.shopId ? now.reservationId : 'another'
      return cancelReservation(offer, { ...common, reservationId })
    }
    case 'leave': {
      const { offer: now } = settled(offer, common)
      const waiting = now.queue.find(({ shopId }) => shopId === act.shopId)
      return cancelReservation(offer, { ...common, reservationId: waiting?.reservationId ?? 'another' })
    }
    case 'sell':
      return sellPiece(offer, {
        ...selling,
        ...common,
        saleId: `sale-${line}`,
        prices: {
          list: null,
          campaigns: act.campaignMinor === null ? [] : [{ campaignId: 'fair', price: mad(act.campaignMinor) }],
        },
      })
    case 'consign':
      return consignPiece(offer, { ...common, ...consigning, consignmentId: `consignment-${line}` })
    case 'give-back':
      return returnConsignment(offer, {
        ...common,
        consignmentId: offer.consigned?.consignmentId ?? 'another',
        on: today,
      })
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
    if (act.kind !== 'sweep' && act.kind !== 'leave' && act.kind !== 'cancel')
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
        if (event.type === 'PieceReserved') until = Date.parse(event.expiresAt)
        else if (event.type === 'ReservationEnded' || event.type === 'PieceSold') until = Number.POSITIVE_INFINITY
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

test('whoever waits is served in the order in which they came, for their own time, and nobody is forgotten', () =>
  fc.assert(
    fc.property(acts, (does) => {
      const waiting: { readonly reservationId: string; readonly minutes: number }[] = []
      let endedAt = 0
      let lasts = 0
      const { events, offer } = live(does)
      for (const { event, at } of events) {
        if (event.type === 'ReservationQueued') {
          waiting.push(event)
          expect(event.position).toBe(waiting.length)
        }
        if (event.type === 'ReservationEnded') {
          expect(event.nextReservationId).toBe(waiting[0]?.reservationId ?? null)
          endedAt = event.cause === 'expired' ? lasts : Date.parse(at)
        }
        if (event.type === 'PieceReserved') {
          lasts = Date.parse(event.expiresAt)
          if (!event.fromQueue) expect(waiting).toEqual([])
          else {
            const next = waiting.shift()
            expect(event.reservationId).toBe(next?.reservationId)
            expect(lasts).toBe(endedAt + (next?.minutes ?? 0) * 60_000)
          }
        }
        if (event.type === 'QueueLeft') {
          const line = waiting.findIndex(({ reservationId }) => reservationId === event.reservationId)
          expect(line).toBeGreaterThanOrEqual(0)
          waiting.splice(line, 1)
        }
        if (event.type === 'PieceSold') expect(waiting).toEqual([])
      }
      expect(offer.queue.map(({ reservationId }) => reservationId)).toEqual(
        waiting.map(({ reservationId }) => reservationId),
      )
      if (offer.status !== 'reserved') expect(offer.queue).toEqual([])
    }),
    { numRuns: 2_000 },
  ))

test('payments are the price, refunds are the payments, and the price stays what it was at the sale', () =>
  fc.assert(
    fc.property(acts, (does) => {
      let paid = { amountMinor: 0, currency: 'MAD' }
      const sum = (all: readonly { readonly amount: typeof price }[]) => ({
        amountMinor: all.reduce((total, { amount }) => total + amount.amountMinor, 0),
        currency: 'MAD',
      })
      for (const { event } of live(does).events) {
        if (event.type === 'PieceSold') {
          paid = event.price
          expect(sum(event.payments)).toEqual(event.price)
        }
        if (event.type === 'PieceReturned') {
          expect(event.refund).toEqual(paid)
          expect(sum(event.refunds)).toEqual(paid)
        }
      }
    }),
    { numRuns: 1_000 },
  ))

test('a piece that lies in a shop on consignment is kept and sold there only', () =>
  fc.assert(
    fc.property(acts, (does) => {
      let at: string | undefined
      for (const { event } of live(does).events) {
        if (event.type === 'PieceConsigned') {
          expect(at).toBeUndefined()
          at = event.shopId
        }
        if (event.type === 'ConsignmentReturned') {
          expect(event.shopId).toBe(at)
          at = undefined
        }
        if (at !== undefined && (event.type === 'PieceSold' || event.type === 'PieceReserved'))
          expect(event.shopId).toBe(at)
      }
    }),
    { numRuns: 1_000 },
  ))
