import { accept, type Decision, type EnteredMass, refuse, toMicrograms } from '@fibula/kernel'
import type { LotClaimChanged } from '../lot/events.ts'
import { type BlockedLot, blocked, type StockLot } from '../lot/lot.ts'
import type { CustodyModel, OriginClass } from '../words.ts'
import type { Booking, ClaimedOrigin } from './claimAccount.ts'

const isClaimable = (origin: OriginClass): origin is ClaimedOrigin => origin !== 'unknown'

/** What of a lot's fine goes with a part of its weight; `up`: against whoever claims. */
const fineOf = ({ fine, grossMicrograms }: StockLot, part: number, up: boolean): bigint => {
  if (grossMicrograms === 0) return 0n
  const [share, whole] = [fine * BigInt(part), BigInt(grossMicrograms)]
  return up ? (share + whole - 1n) / whole : share / whole
}

/** Under a mass balance the claim does not stay with the metal that came with it: it goes to the account, and with rejected metal out again. */
const balanced = (lot: StockLot): ClaimedOrigin | undefined =>
  lot.custodyModel === 'mass-balance' && lot.receiptId !== null && isClaimable(lot.originClass)
    ? lot.originClass
    : undefined

type ForAccount = Booking & { readonly originClass: ClaimedOrigin }

/** What its acceptance, or its rejection after all, does to the account; undefined: nothing. */
export const bookingOfJudgement = (lot: StockLot, judged: 'accepted' | 'rejected'): ForAccount | undefined => {
  const originClass = balanced(lot)
  if (originClass === undefined || (judged === 'rejected' && lot.status !== 'accepted')) return undefined
  // What of it was claimed by the account's leave already goes with the lot.
  const sign = judged === 'accepted' ? 1n : -1n
  return {
    originClass,
    cause: judged === 'accepted' ? 'came-in' : 'rejected',
    lotId: lot.lotId,
    grossMicrograms: sign * BigInt(lot.grossMicrograms),
    fine: sign * lot.fine,
  }
}

export interface ClaimLot {
  readonly amount: EnteredMass
  readonly originClass: ClaimedOrigin
}
export type ClaimLotRefused =
  | BlockedLot
  | { readonly code: 'nothing-claimed' }
  | { readonly code: 'custody-needs-no-account'; readonly custodyModel: CustodyModel }
  | { readonly code: 'origin-differs'; readonly originClass: OriginClass }
  | { readonly code: 'claim-beyond-lot'; readonly unclaimedMicrograms: number; readonly missingMicrograms: number }

const changed = (lot: StockLot, originClass: ClaimedOrigin, claimedMicrograms: number): LotClaimChanged => ({
  type: 'LotClaimChanged',
  lotId: lot.lotId,
  originClass,
  custodyModel: 'mass-balance',
  claimedMicrograms,
})

/** Some of a lot is said to be of an origin that as much metal came in with; the account pays for it. */
export const claimLot = (
  lot: StockLot,
  { amount, originClass }: ClaimLot,
): Decision<LotClaimChanged, ClaimLotRefused> => {
  const block = blocked(lot)
  if (block) return refuse(block)
  const { custodyModel } = lot
  if (custodyModel !== 'mass-balance' && custodyModel !== 'none')
    return refuse({ code: 'custody-needs-no-account', custodyModel })
  if (isClaimable(lot.originClass) && lot.originClass !== originClass)
    return refuse({ code: 'origin-differs', originClass: lot.originClass })
  const wanted = toMicrograms(amount)
  if (wanted === 0) return refuse({ code: 'nothing-claimed' })
  const unclaimedMicrograms = lot.grossMicrograms - lot.claimedMicrograms
  const missingMicrograms = wanted - unclaimedMicrograms
  if (missingMicrograms > 0) return refuse({ code: 'claim-beyond-lot', unclaimedMicrograms, missingMicrograms })
  return accept<LotClaimChanged>(changed(lot, originClass, lot.claimedMicrograms + wanted))
}

export type GiveUpClaimRefused = BlockedLot | { readonly code: 'nothing-claimed' }

/** A lot's whole claim goes to the account of where it lies; from there another lot may have it. */
export const giveUpClaim = (lot: StockLot): Decision<LotClaimChanged, GiveUpClaimRefused> => {
  const block = blocked(lot)
  if (block) return refuse(block)
  if (lot.claimedMicrograms === 0 || !isClaimable(lot.originClass)) return refuse({ code: 'nothing-claimed' })
  return accept<LotClaimChanged>(changed(lot, lot.originClass, 0))
}

/** What a changed claim of a lot does to the account. */
export const bookingOfChange = (lot: StockLot, { originClass, claimedMicrograms }: LotClaimChanged): ForAccount => {
  const more = claimedMicrograms - lot.claimedMicrograms
  const { lotId } = lot
  return more > 0
    ? { originClass, cause: 'claimed', lotId, grossMicrograms: BigInt(-more), fine: -fineOf(lot, more, true) }
    : { originClass, cause: 'given-up', lotId, grossMicrograms: BigInt(-more), fine: fineOf(lot, -more, false) }
}
