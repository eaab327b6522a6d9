import type { Micrograms } from '@fibula/kernel'
import type { CustodyModel, OriginClass } from '../words.ts'

/** What is claimed of the origin of some material, and how much of it the claim covers. */
export interface Claim {
  readonly originClass: OriginClass
  readonly custodyModel: CustodyModel
  readonly claimedMicrograms: Micrograms
}

export interface ClaimedPart extends Claim {
  /** Null when it comes from several. */
  readonly supplierId: string | null
  readonly grossMicrograms: Micrograms
}

/** A delivery that is kept apart is claimed as a whole; of a supplier's own blend the share is not known. */
export const claimOf = (
  originClass: OriginClass,
  custodyModel: CustodyModel,
  grossMicrograms: Micrograms,
): Micrograms =>
  originClass !== 'unknown' && (custodyModel === 'identity-preserved' || custodyModel === 'segregated')
    ? grossMicrograms
    : 0

/** A part of a blend carries its share of the claim, rounded down: parts together never claim more than the whole did. */
export const claimOfPart = (claimed: Micrograms, part: Micrograms, whole: Micrograms): Micrograms =>
  whole === 0 ? 0 : Number((BigInt(claimed) * BigInt(part)) / BigInt(whole))

const one = <T>(values: readonly T[]): T | undefined => (new Set(values).size === 1 ? values[0] : undefined)

/**
 * The custody of what was put together. One source keeps its model; different sources with the same claim are segregated;
 * with unclaimed material a controlled blend (or a mass balance, if one part is) whose share is stated; otherwise none.
 */
export const mergedCustody = (parts: readonly ClaimedPart[]): Claim => {
  const claimedMicrograms = parts.reduce((sum, part) => sum + part.claimedMicrograms, 0)
  const origin = one(parts.map(({ originClass }) => originClass))
  const model = one(parts.map(({ custodyModel }) => custodyModel))
  const source = one(parts.map(({ supplierId }) => supplierId))
  if (source && origin && model) return { originClass: origin, custodyModel: model, claimedMicrograms }
  const claim = one(parts.filter((part) => part.claimedMicrograms > 0).map(({ originClass }) => originClass))
  if (claim === undefined) return { originClass: origin ?? 'unknown', custodyModel: 'none', claimedMicrograms: 0 }
  if (parts.some(({ custodyModel }) => custodyModel === 'mass-balance'))
    return { originClass: claim, custodyModel: 'mass-balance', claimedMicrograms }
  const whole = parts.every((part) => part.claimedMicrograms === part.grossMicrograms)
  return { originClass: claim, custodyModel: whole ? 'segregated' : 'controlled-blending', claimedMicrograms }
}
