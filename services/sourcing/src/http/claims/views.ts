import { quantities } from '@fibula/service-kit'
import { z } from 'zod'
import type { ClaimAccountShown, ClaimBookingShown } from '../../app/claims.ts'
import { bookingCauses } from '../../domain/claims/claimAccount.ts'
import { originClasses } from '../../domain/words.ts'

const { id, instant, material, partyId } = quantities

/** Sums may be beyond what a number keeps: decimal strings. */
const sum = z.string().regex(/^\d+$/)
const signedSum = z.string().regex(/^-?\d+$/)

export const claimedOrigin = z.enum(originClasses).exclude(['unknown'])
/** A calendar year. */
export const period = z.string().regex(/^\d{4}$/, 'a year, such as 2026')

export const claimAccountView = z.strictObject({
  accountId: id,
  /** Where the metal lies. */
  siteId: partyId,
  material,
  originClass: claimedOrigin,
  period,
  /** What may still be claimed. */
  grossMicrograms: sum,
  fine: sum,
})

export const showClaimAccount = (account: ClaimAccountShown): z.output<typeof claimAccountView> => ({
  accountId: account.accountId,
  siteId: account.siteId,
  material: account.material,
  originClass: account.originClass,
  period: account.period,
  grossMicrograms: String(account.grossMicrograms),
  fine: String(account.fine),
})

export const claimBookingView = z.strictObject({
  accountId: id,
  lotId: id,
  cause: z.enum(bookingCauses),
  /** Below nothing: taken from the account. */
  grossMicrograms: signedSum,
  fine: signedSum,
  balanceMicrograms: sum,
  balanceFine: sum,
  happenedAt: instant,
})

export const showClaimBooking = (booking: ClaimBookingShown): z.output<typeof claimBookingView> => ({
  accountId: booking.accountId,
  lotId: booking.lotId,
  cause: booking.cause,
  grossMicrograms: String(booking.grossMicrograms),
  fine: String(booking.fine),
  balanceMicrograms: String(booking.balanceMicrograms),
  balanceFine: String(booking.balanceFine),
  happenedAt: booking.happenedAt.toISOString(),
})
