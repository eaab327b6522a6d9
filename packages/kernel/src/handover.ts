import { addMetal, type Metal, noMetal, subtractMetal, takeShare } from './fineness.ts'
import type { Micrograms } from './mass.ts'

export interface Weighings {
  /** What left the giver: gross and its share of fine. More than nothing. */
  readonly given: Metal
  readonly givenHalfWidthMicrograms: Micrograms
  readonly receivedMicrograms: Micrograms
  readonly receivedHalfWidthMicrograms: Micrograms
}

export interface WeighedHandOver {
  readonly outcome: 'agreed' | 'disputed'
  /** Charged to the receiver's work. */
  readonly charged: Metal
  /** Given minus charged, when the weighings agree; negative when more arrived. */
  readonly scale: Metal
  /** Given minus charged, when they do not; never negative. */
  readonly dispute: Metal
  /** Received beyond what was given: on record, not charged; only when they do not agree. */
  readonly excessMicrograms: Micrograms
}

/** Two weighings agree when 3 Δ² ≤ 4 Σa² (coverage factor 2, rectangular half-widths). */
export const weighingsAgree = (difference: Micrograms, halfWidths: readonly Micrograms[]): boolean =>
  3n * BigInt(difference) ** 2n <= 4n * halfWidths.reduce((sum, a) => sum + BigInt(a) ** 2n, 0n)

/** The share of fine that a difference carries, at the blend of the metal that was given. */
const atBlend = (given: Metal, grossMicrograms: Micrograms): Metal =>
  grossMicrograms <= given.grossMicrograms
    ? takeShare(given, grossMicrograms)
    : { grossMicrograms, fine: (given.fine * BigInt(grossMicrograms)) / BigInt(given.grossMicrograms) }

/** The rule of a hand-over with two weighings: given = charged + scale + dispute, in gross and in fine. */
export const weighHandOver = (weighings: Weighings): WeighedHandOver => {
  const { given, receivedMicrograms } = weighings
  const difference = given.grossMicrograms - receivedMicrograms
  const agreed = weighingsAgree(difference, [weighings.givenHalfWidthMicrograms, weighings.receivedHalfWidthMicrograms])
  if (agreed) {
    const charged =
      difference >= 0 ? takeShare(given, receivedMicrograms) : addMetal(given, atBlend(given, -difference))
    return { outcome: 'agreed', charged, scale: subtractMetal(given, charged), dispute: noMetal, excessMicrograms: 0 }
  }
  // Of what was given only the metal: callers spread it.
  const { grossMicrograms, fine } = given
  if (difference < 0)
    return {
      outcome: 'disputed',
      charged: { grossMicrograms, fine },
      scale: noMetal,
      dispute: noMetal,
      excessMicrograms: -difference,
    }
  const charged = takeShare(given, receivedMicrograms)
  return { outcome: 'disputed', charged, scale: noMetal, dispute: subtractMetal(given, charged), excessMicrograms: 0 }
}
