import { type EnteredMass, type Stones, takeStones, toMicrograms } from '@fibula/kernel'
import { looseStones, type PlacedOrder } from '../order/order.ts'

export interface PieceMasses {
  readonly grossMicrograms: number
  readonly stones: Stones
  readonly otherMicrograms: number
  readonly netMicrograms: number
}
export type PieceMassesRefused =
  | { readonly code: 'nothing-weighed' }
  | { readonly code: 'not-enough-stones'; readonly availablePieces: number }
  | { readonly code: 'no-metal-in-piece'; readonly stonesMicrograms: number; readonly otherMicrograms: number }

export interface WeighedPiece {
  readonly weighed: EnteredMass
  /** How many stones are set in it; their mass is their share of the stones that were handed over for the order. */
  readonly stonePieces: number
  readonly other: EnteredMass | null
}

/** Net = gross - stones - other: a piece without metal is none. */
export const netOf = (
  grossMicrograms: number,
  stones: Stones,
  otherMicrograms: number,
): PieceMasses | PieceMassesRefused => {
  const netMicrograms = grossMicrograms - stones.micrograms - otherMicrograms
  if (grossMicrograms === 0) return { code: 'nothing-weighed' }
  if (netMicrograms <= 0) return { code: 'no-metal-in-piece', stonesMicrograms: stones.micrograms, otherMicrograms }
  return { grossMicrograms, stones, otherMicrograms, netMicrograms }
}

/** The masses of a piece that is weighed; stones come only out of those that were handed over and lie loose. */
export const massesOf = (
  order: PlacedOrder,
  { weighed, stonePieces, other }: WeighedPiece,
): PieceMasses | PieceMassesRefused => {
  const loose = looseStones(order)
  if (stonePieces > loose.pieces) return { code: 'not-enough-stones', availablePieces: loose.pieces }
  return netOf(toMicrograms(weighed), takeStones(loose, stonePieces), other ? toMicrograms(other) : 0)
}
