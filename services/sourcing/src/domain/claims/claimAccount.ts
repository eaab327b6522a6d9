import { accept, type Decision, type Material, refuse } from '@fibula/kernel'
import type { OriginClass } from '../words.ts'

/** An origin that can be claimed. */
export type ClaimedOrigin = Exclude<OriginClass, 'unknown'>

/** One account for each owner, site, material, claim and period. The site is where the metal lies: with its possessor. */
export interface ClaimKey {
  readonly ownerId: string
  readonly siteId: string
  readonly material: Material
  readonly originClass: ClaimedOrigin
  readonly period: string
}

/** What may still be claimed. Both count: fine alone would let copper be claimed, gross alone would let poor metal pay for rich. */
export interface Claimable {
  readonly grossMicrograms: bigint
  readonly fine: bigint
}
export const nothingToClaim: Claimable = { grossMicrograms: 0n, fine: 0n }

/** Metal that came in with a claim, or went back; a claim that was given to a lot, or given up by one. */
export const bookingCauses = ['came-in', 'rejected', 'claimed', 'given-up'] as const
export type BookingCause = (typeof bookingCauses)[number]

/** What is added to the account, or, below nothing, taken from it. */
export interface Booking extends Claimable {
  readonly cause: BookingCause
  readonly lotId: string
}

export interface ClaimBooked extends ClaimKey, Booking {
  readonly type: 'ClaimBooked'
  readonly accountId: string
  readonly balanceMicrograms: bigint
  readonly balanceFine: bigint
}

export interface ClaimsUsedUp {
  readonly code: 'claims-used-up'
  readonly period: string
  readonly availableMicrograms: number
  readonly missingMicrograms: number
  readonly availableFine: bigint
  readonly missingFine: bigint
}

/** A calendar year, in UTC: what is not claimed in it lapses with it. */
export const periodOf = (instant: string): string => instant.slice(0, 4)

/** Below nothing an account never goes: nobody claims more than came in at the site in the period. */
export const book = (
  account: Claimable,
  at: ClaimKey & { readonly accountId: string },
  { cause, lotId, grossMicrograms, fine }: Booking,
): Decision<ClaimBooked, ClaimsUsedUp> => {
  const gross = account.grossMicrograms + grossMicrograms
  const rest = account.fine + fine
  if (gross < 0n || rest < 0n)
    return refuse({
      code: 'claims-used-up',
      period: at.period,
      availableMicrograms: Number(account.grossMicrograms),
      missingMicrograms: gross < 0n ? Number(-gross) : 0,
      availableFine: account.fine,
      missingFine: rest < 0n ? -rest : 0n,
    })
  const { accountId, ownerId, siteId, material, originClass, period } = at
  return accept<ClaimBooked>({
    type: 'ClaimBooked',
    ...{ accountId, ownerId, siteId, material, originClass, period, cause, lotId, grossMicrograms, fine },
    balanceMicrograms: gross,
    balanceFine: rest,
  })
}

export const evolveAccount = (_: Claimable, booked: ClaimBooked): Claimable => ({
  grossMicrograms: booked.balanceMicrograms,
  fine: booked.balanceFine,
})
