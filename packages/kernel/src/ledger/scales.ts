import type { Micrograms } from '../mass.ts'

/** Hand-overs on which both agreed, and what their weighings differed by. */
interface Pair {
  sum: bigint
  variance: bigint
  count: number
}

/**
 * Differences that each lie within the scales may still add up to what scales do not do: per pair of holders |ΣΔ|² > 3 Σa²
 * (k = 3) says "check the scales". A difference is that of the first holder's scale to the other's, whichever of them gave.
 */
export class ScaleWatch {
  readonly #pairs = new Map<string, Pair>()

  /** Whether the pair's scales are to be checked now. Disputed hand-overs are not told here. */
  weighed(hand: {
    readonly giver: string
    readonly receiver: string
    readonly givenMicrograms: Micrograms
    readonly receivedMicrograms: Micrograms
    readonly halfWidthsMicrograms: readonly Micrograms[]
  }): boolean {
    const { giver, receiver } = hand
    const key = giver < receiver ? `${giver}\n${receiver}` : `${receiver}\n${giver}`
    const pair = this.#pairs.get(key) ?? { sum: 0n, variance: 0n, count: 0 }
    const difference = BigInt(hand.givenMicrograms - hand.receivedMicrograms)
    pair.sum += giver < receiver ? difference : -difference
    pair.variance += hand.halfWidthsMicrograms.reduce((all, a) => all + BigInt(a) ** 2n, 0n)
    pair.count += 1
    this.#pairs.set(key, pair)
    return pair.sum ** 2n > 3n * pair.variance
  }
}
