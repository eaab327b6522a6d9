import { apportion, type Metal, type Micrograms } from '@fibula/kernel'

/** An amount of one material: gross, fine, and pieces where they are counted. */
export interface Holding extends Metal {
  readonly pieces: number | null
}

/** 922 337 kg: the largest lot whose fine content fits 64 bits, whatever an assay may find its fineness to be. */
export const largestMicrograms = 922_337_203_685_477

export interface Wanted {
  readonly grossMicrograms: Micrograms
  readonly pieces: number | null
}

export type TakeRefused =
  | { readonly code: 'not-enough-metal'; readonly availableMicrograms: number; readonly missingMicrograms: number }
  | { readonly code: 'pieces-needed' }
  | { readonly code: 'pieces-not-counted' }
  | {
      readonly code: 'pieces-do-not-fit'
      readonly availablePieces: number
      readonly wantedPieces: number
      readonly remainingMicrograms: number
    }

type Taken = { readonly parts: readonly Holding[]; readonly rest: Holding }

/**
 * Takes parts out of what is there. Fine goes by largest remainder over the parts and the rest, so that all of it adds
 * up. Stones are counted out; no piece weighs nothing, and nothing is left without a piece.
 */
export const takeParts = (from: Holding, wanted: readonly Wanted[]): Taken | TakeRefused => {
  const gross = wanted.reduce((sum, { grossMicrograms }) => sum + grossMicrograms, 0)
  const missingMicrograms = gross - from.grossMicrograms
  if (missingMicrograms > 0)
    return { code: 'not-enough-metal', availableMicrograms: from.grossMicrograms, missingMicrograms }
  const counted = from.pieces !== null
  if (!counted && wanted.some(({ pieces }) => pieces !== null)) return { code: 'pieces-not-counted' }
  if (counted && wanted.some(({ pieces }) => pieces === null || pieces === 0)) return { code: 'pieces-needed' }
  const wantedPieces = wanted.reduce((sum, { pieces }) => sum + (pieces ?? 0), 0)
  const remainingMicrograms = from.grossMicrograms - gross
  const availablePieces = from.pieces ?? 0
  const leftPieces = availablePieces - wantedPieces
  if (counted && (leftPieces < 0 || (leftPieces === 0) !== (remainingMicrograms === 0)))
    return { code: 'pieces-do-not-fit', availablePieces, wantedPieces, remainingMicrograms }
  const fines = apportion(from.fine, [
    ...wanted.map((part) => BigInt(part.grossMicrograms)),
    BigInt(remainingMicrograms),
  ])
  return {
    parts: wanted.map((part, line) => ({ ...part, fine: fines[line] ?? 0n })),
    rest: {
      grossMicrograms: remainingMicrograms,
      fine: fines.at(-1) ?? 0n,
      pieces: counted ? leftPieces : null,
    },
  }
}

export const wasRefused = (taken: Taken | TakeRefused): taken is TakeRefused => 'code' in taken
