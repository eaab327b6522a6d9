import type { Micrograms } from './mass.ts'
import { apportion } from './shares.ts'

/** Stones balance in pieces and in mass. */
export interface Stones {
  readonly pieces: number
  readonly micrograms: Micrograms
}

export const noStones: Stones = { pieces: 0, micrograms: 0 }

export const addStones = (...all: readonly Stones[]): Stones => ({
  pieces: all.reduce((sum, { pieces }) => sum + pieces, 0),
  micrograms: all.reduce((sum, { micrograms }) => sum + micrograms, 0),
})

/** May be negative: callers decide what that means. */
export const subtractStones = (from: Stones, taken: Stones): Stones => ({
  pieces: from.pieces - taken.pieces,
  micrograms: from.micrograms - taken.micrograms,
})

/** So many stones and their share of the mass; the last ones take all that is left. Throws RangeError beyond what is there. */
export const takeStones = (from: Stones, pieces: number): Stones => {
  if (pieces < 0 || pieces > from.pieces) throw new RangeError('a take lies between none and all of the stones')
  if (from.pieces === 0) return noStones
  const [mass = 0n] = apportion(BigInt(from.micrograms), [BigInt(pieces), BigInt(from.pieces - pieces)])
  return { pieces, micrograms: Number(mass) }
}
