import type { Decision } from '@fibula/kernel'
import { type CommandContext, type DomainChange, type Journal, newId, runCommand } from '@fibula/service-kit'
import type { Insert } from '@fibula/store'
import {
  type Booking,
  book,
  type Claimable,
  type ClaimBooked,
  type ClaimedOrigin,
  type ClaimKey,
  type ClaimsUsedUp,
  nothingToClaim,
  periodOf,
} from '../domain/claims/claimAccount.ts'
import {
  bookingOfChange,
  bookingOfJudgement,
  type ClaimLot,
  type ClaimLotRefused,
  claimLot as decideClaim,
  giveUpClaim as decideGiveUp,
  type GiveUpClaimRefused,
} from '../domain/claims/lotClaims.ts'
import type { LotClaimChanged, LotEvent } from '../domain/lot/events.ts'
import * as judge from '../domain/lot/judgeLot.ts'
import { evolve, type Lot, type StockLot } from '../domain/lot/lot.ts'
import type { LoadedLot, Ports, SourcingEvent } from './ports.ts'
import type { Part } from './reads.ts'

export interface KnownClaimAccount extends Claimable {
  readonly accountId: string
  readonly version: number
}
export interface ClaimAccountShown extends ClaimKey, KnownClaimAccount {}
export interface ClaimBookingShown extends Booking {
  readonly accountId: string
  readonly line: number
  readonly balanceMicrograms: bigint
  readonly balanceFine: bigint
  readonly happenedAt: Date
}
export interface ClaimAccountFilter {
  readonly siteId?: string | undefined
  readonly material?: string | undefined
  readonly originClass?: string | undefined
  readonly period?: string | undefined
}

/** What the use cases and the lists ask of claim accounts. An organisation knows its own only. */
export interface Claims {
  readonly account: (key: ClaimKey) => Promise<KnownClaimAccount | undefined>
  readonly accounts: (organisationId: string, filter: ClaimAccountFilter, part: Part) => Promise<ClaimAccountShown[]>
  readonly bookings: (
    organisationId: string,
    filter: { readonly accountId?: string | undefined; readonly lotId?: string | undefined },
    part: Part<readonly [accountId: string, line: number]>,
  ) => Promise<ClaimBookingShown[]>
  readonly change: (expectedVersion: number, booked: ClaimBooked) => DomainChange<SourcingEvent>
  readonly booking: (
    line: number,
    booked: ClaimBooked,
    times: { readonly happenedAt: string; readonly recordedAt: string },
  ) => Insert
}

/** Whose account it is, and what stands on it. */
interface Account extends Claimable {
  readonly version: number
  readonly at: ClaimKey & { readonly accountId: string }
}
interface Loaded extends LoadedLot {
  readonly account: Account | undefined
}
type Bookings = Booking & { readonly originClass: ClaimedOrigin }

/**
 * A command on a lot that may touch the claim account of its site: either both change or none. `originOf` says whose account
 * it would be, before anything is decided.
 */
const onClaims =
  <Command extends object, Event extends LotEvent, Refusal extends { readonly code: string }>(
    originOf: (lot: StockLot, command: Command) => ClaimedOrigin | undefined,
    decide: (lot: StockLot, command: Command) => Decision<Event, Refusal>,
    bookingOf: (lot: StockLot, event: Event) => Bookings | undefined,
  ) =>
  (ports: Pick<Ports, 'lot' | 'rows'>, claims: Claims, journal: Journal<SourcingEvent>) =>
  (command: Command & { readonly lotId: string }, context: CommandContext<LoadedLot, Refusal | ClaimsUsedUp>) => {
    const accountOf = async (lot: StockLot): Promise<Account | undefined> => {
      const originClass = originOf(lot, command)
      if (originClass === undefined) return undefined
      const { ownerId, possessorId: siteId, material } = lot
      const key = { ownerId, siteId, material, originClass, period: periodOf(context.happenedAt) }
      const known = await claims.account(key)
      return {
        ...(known ?? nothingToClaim),
        version: known?.version ?? 0,
        at: { ...key, accountId: known?.accountId ?? newId() },
      }
    }
    return runCommand(journal, context, {
      load: async (): Promise<Loaded | undefined> => {
        const loaded = await ports.lot(context.actor.organisationId, command.lotId)
        return loaded && { ...loaded, account: await accountOf(loaded.lot) }
      },
      decide: ({ lot, account }): Decision<Event | ClaimBooked, Refusal | ClaimsUsedUp> => {
        const decision = decide(lot, command)
        if (!decision.accepted) return decision
        const [event] = decision.events as [Event]
        const booking = bookingOf(lot, event)
        if (booking === undefined || account === undefined) return decision
        const booked = book(account, account.at, booking)
        return booked.accepted ? { accepted: true, events: [event, ...booked.events] } : booked
      },
      write: ({ version, lot, account }, events) => {
        const [event, booked] = events as [Event, ClaimBooked | undefined]
        const after = evolve(lot as Lot, event) as StockLot
        const line = (account?.version ?? 0) + 1
        return {
          changes: [
            ports.rows.lot(version, lot, [event]),
            ...(booked ? [claims.change(account?.version ?? 0, booked)] : []),
          ],
          inserts: booked ? [claims.booking(line, booked, context)] : [],
          result: { version: version + 1, lot: after },
        }
      },
    })
  }

const ownOrigin = ({ originClass }: StockLot): ClaimedOrigin | undefined =>
  originClass === 'unknown' ? undefined : originClass

export type JudgeOnClaimsRefused = judge.JudgeLotRefused | ClaimsUsedUp

/** Metal of a mass balance comes with a claim: it goes to the account when the lot is accepted. */
export const acceptLot = onClaims<object, LotEvent, judge.JudgeLotRefused>(
  (lot) => bookingOfJudgement(lot, 'accepted')?.originClass,
  judge.acceptLot,
  (lot) => bookingOfJudgement(lot, 'accepted'),
)
/** And out of it with metal that is rejected after all. */
export const rejectLot = onClaims<judge.RejectLot, LotEvent, judge.JudgeLotRefused>(
  (lot) => bookingOfJudgement(lot, 'rejected')?.originClass,
  judge.rejectLot,
  (lot) => bookingOfJudgement(lot, 'rejected'),
)
export const claimLot = onClaims<ClaimLot, LotClaimChanged, ClaimLotRefused>(
  (_, { originClass }) => originClass,
  decideClaim,
  bookingOfChange,
)
export const giveUpClaim = onClaims<object, LotClaimChanged, GiveUpClaimRefused>(
  ownOrigin,
  decideGiveUp,
  bookingOfChange,
)
