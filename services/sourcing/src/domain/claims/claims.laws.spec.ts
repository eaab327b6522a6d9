import fc from 'fast-check'
import { expect, test } from 'vitest'
import { acceptLot, quarantineLot, rejectLot } from '../lot/judgeLot.ts'
import { evolve, type Lot, noLot, type StockLot } from '../lot/lot.ts'
import { recordReceipt } from '../receipt/recordReceipt.ts'
import { delivery, line, unknownStanding } from '../test-lots.ts'
import { type Booking, book, type Claimable, evolveAccount, nothingToClaim, periodOf } from './claimAccount.ts'
import { bookingOfChange, bookingOfJudgement, claimLot, giveUpClaim } from './lotClaims.ts'

const at = {
  ...{ accountId: 'account', ownerId: 'coop-tiznit', siteId: 'coop-tiznit', material: 'silver' as const },
  ...{ originClass: 'recycled' as const, period: '2026' },
}
const grams = (micrograms: number) => ({ value: (micrograms / 1_000_000).toFixed(6), unit: 'g' as const })

/** A cooperative's lots and the account of its site, as the service keeps them: either both change or none. */
class Site {
  readonly lots: StockLot[] = []
  account: Claimable = nothingToClaim
  readonly booked: Booking[] = []
  /** Claims that stay with their own metal, as it came in. */
  brought = 0n

  take(index: number, after: Lot, booking: Booking | undefined): void {
    if (booking) {
      const decision = book(this.account, at, booking)
      if (!decision.accepted) return
      for (const event of decision.events) {
        this.account = evolveAccount(this.account, event)
        this.booked.push(event)
      }
    }
    this.lots[index] = after as StockLot
  }
}
type Act = (site: Site) => void

const receive = fc
  .record({
    gross: fc.integer({ min: 1, max: 1_000_000_000 }),
    declaredFineness: fc.integer({ min: 0, max: 10_000 }),
    custodyModel: fc.constantFrom('mass-balance' as const, 'none' as const, 'segregated' as const),
    isKnown: fc.boolean(),
  })
  .map(
    ({ gross, declaredFineness, custodyModel, isKnown }): Act =>
      (site) => {
        const decision = recordReceipt(unknownStanding, {
          ...delivery,
          lines: [
            {
              ...{ ...line, lotId: `lot-${site.lots.length}`, weighed: grams(gross), tare: grams(0), declaredFineness },
              ...{ custodyModel, originClass: isKnown ? ('recycled' as const) : ('unknown' as const), pieces: null },
            },
          ],
        })
        if (!decision.accepted) return
        const lot = decision.events.reduce<Lot>(evolve, noLot) as StockLot
        site.brought += BigInt(lot.claimedMicrograms)
        const accepted = acceptLot(lot)
        if (accepted.accepted)
          site.take(site.lots.length, accepted.events.reduce<Lot>(evolve, lot), bookingOfJudgement(lot, 'accepted'))
      },
  )
const on = (decide: (site: Site, lot: StockLot, index: number) => void) =>
  fc.nat(20).map(
    (which): Act =>
      (site) => {
        const index = which % Math.max(1, site.lots.length)
        const lot = site.lots[index]
        if (lot) decide(site, lot, index)
      },
  )
const claim = fc.integer({ min: 0, max: 1_200_000_000 }).chain((amount) =>
  on((site, lot, index) => {
    const decision = claimLot(lot, { amount: grams(amount), originClass: 'recycled' })
    if (decision.accepted)
      for (const event of decision.events) site.take(index, evolve(lot, event), bookingOfChange(lot, event))
  }),
)
const giveUp = on((site, lot, index) => {
  const decision = giveUpClaim(lot)
  if (decision.accepted)
    for (const event of decision.events) site.take(index, evolve(lot, event), bookingOfChange(lot, event))
})
const reject = on((site, lot, index) => {
  const quarantined = quarantineLot(lot, { reason: 'origin-doubted', note: null })
  if (!quarantined.accepted) return
  const doubted = quarantined.events.reduce<Lot>(evolve, lot) as StockLot
  const decision = rejectLot(doubted, { reason: 'origin-refused', note: null })
  if (decision.accepted)
    site.take(index, decision.events.reduce<Lot>(evolve, doubted), bookingOfJudgement(doubted, 'rejected'))
})
const sites = fc.array(fc.oneof(receive, receive, claim, claim, giveUp, reject), { maxLength: 40 }).map((acts) => {
  const site = new Site()
  for (const act of acts) act(site)
  return site
})
const sum = (bookings: readonly Booking[]): Claimable =>
  bookings.reduce(
    (total, one) => ({
      grossMicrograms: total.grossMicrograms + one.grossMicrograms,
      fine: total.fine + one.fine,
    }),
    nothingToClaim,
  )

test('the account is the sum of its bookings and never below nothing, after each of them', () =>
  fc.assert(
    fc.property(sites, ({ account, booked }) => {
      for (let count = 0; count <= booked.length; count++) {
        const { grossMicrograms, fine } = sum(booked.slice(0, count))
        expect(grossMicrograms >= 0n && fine >= 0n).toBe(true)
      }
      expect(sum(booked)).toEqual(account)
    }),
    { numRuns: 400 },
  ))

test('what lots claim and the account holds is what came in with a claim and stayed: nothing more, nothing lost', () =>
  fc.assert(
    fc.property(sites, ({ account, lots, booked, brought }) => {
      const claimed = lots.reduce((total, lot) => total + BigInt(lot.claimedMicrograms), 0n)
      const stayed = sum(booked.filter(({ cause }) => cause === 'came-in' || cause === 'rejected'))
      expect(claimed + account.grossMicrograms).toBe(brought + stayed.grossMicrograms)
      for (const lot of lots) expect(lot.claimedMicrograms).toBeLessThanOrEqual(lot.grossMicrograms)
    }),
    { numRuns: 400 },
  ))

test('claims that were taken back and forth end where they began, or have lost by rounding; never won', () =>
  fc.assert(
    fc.property(sites, fc.nat(20), (site, which) => {
      const lot = site.lots[which % Math.max(1, site.lots.length)]
      if (!lot) return
      const before = site.account
      const decision = claimLot(lot, { amount: grams(1_234_567), originClass: 'recycled' })
      if (!decision.accepted || lot.claimedMicrograms > 0) return
      const [event] = decision.events
      if (!event) return
      const taken = book(before, at, bookingOfChange(lot, event))
      if (!taken.accepted) return
      const after = evolve(lot, event) as StockLot
      const back = giveUpClaim(after)
      if (!back.accepted) throw new Error('what was claimed can be given up')
      const [up] = back.events
      const given = up && sum([...taken.events, bookingOfChange(after, up)])
      expect(given?.grossMicrograms).toBe(0n)
      expect((given?.fine ?? 1n) <= 0n).toBe(true)
    }),
    { numRuns: 300 },
  ))

test('what happens does happen in these sequences', () => {
  const seen = new Set<string>()
  fc.assert(
    fc.property(sites, ({ booked }) => {
      for (const { cause } of booked) seen.add(cause)
    }),
    { numRuns: 200, seed: 3 },
  )
  expect([...seen].sort()).toEqual(['came-in', 'claimed', 'given-up', 'rejected'])
})

test('a period is a calendar year', () => expect(periodOf('2026-12-31T23:59:59.999Z')).toBe('2026'))
