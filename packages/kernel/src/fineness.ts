import { fixedPoint } from './decimal.ts'
import type { Micrograms } from './mass.ts'
import { apportion } from './shares.ts'

/** Tenths of a per mille, 0 to 10 000: 925 ‰ = 9 250. */
export type Fineness = number

/** Fine content, whole units of 0.1 ng: gross µg × fineness. */
export type Fine = bigint

/** A quantity of metal. Its fineness is the ratio of the two (the blend) and may be no whole number. */
export interface Metal {
  readonly grossMicrograms: Micrograms
  readonly fine: Fine
}

export const noMetal: Metal = { grossMicrograms: 0, fine: 0n }

export const fineContent = (grossMicrograms: Micrograms, fineness: Fineness): Fine =>
  BigInt(grossMicrograms) * BigInt(fineness)

/** A sum of gross masses. Throws RangeError beyond 2^53 - 1. */
export const addMicrograms = (...masses: readonly Micrograms[]): Micrograms => {
  const sum = masses.reduce((all, mass) => all + BigInt(mass), 0n)
  if (sum > BigInt(Number.MAX_SAFE_INTEGER) || sum < -BigInt(Number.MAX_SAFE_INTEGER))
    throw new RangeError('the sum is beyond 9 007 199 kg, the largest mass that is kept exactly')
  return Number(sum)
}

export const addMetal = (...metals: readonly Metal[]): Metal => ({
  grossMicrograms: addMicrograms(...metals.map((metal) => metal.grossMicrograms)),
  fine: metals.reduce((sum, metal) => sum + metal.fine, 0n),
})

/** May be negative in each component: callers decide what that means. */
export const subtractMetal = (from: Metal, taken: Metal): Metal => ({
  grossMicrograms: from.grossMicrograms - taken.grossMicrograms,
  fine: from.fine - taken.fine,
})

/** What a take of that gross mass carries away: its share of the fine content, so that taken and rest add up. */
export const takeShare = (from: Metal, grossMicrograms: Micrograms): Metal => {
  const rest = from.grossMicrograms - grossMicrograms
  if (grossMicrograms < 0 || rest < 0) throw new RangeError('a take lies between nothing and all of the metal')
  const [fine = 0n] = apportion(from.fine, [BigInt(grossMicrograms), BigInt(rest)])
  return { grossMicrograms, fine }
}

/** How many whole µg of metal of this blend carry the fine content: ⌊fine / blend⌋. Zero for a blend without fine. */
export const metalAt = (fine: Fine, blend: Metal): Micrograms =>
  blend.fine === 0n ? 0 : Number((fine * BigInt(blend.grossMicrograms)) / blend.fine)

/** In grams, with all ten digits: a whole number of 0.1 ng loses none. */
export const formatFine = (fine: Fine | string): string => fixedPoint(BigInt(fine), 10)
