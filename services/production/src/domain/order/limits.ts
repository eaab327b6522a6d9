import type { Micrograms } from '@fibula/kernel'
import type { PlacedOrder } from './order.ts'

/** What goes into an order, or comes out of it, at most: 922 337 kg, whose fine content still fits 64 bits whatever its fineness. */
const largestOrder: Micrograms = 922_337_203_685_477

export interface TooMuchMetal {
  readonly code: 'too-much-metal'
  /** What can still be recorded. */
  readonly largestMicrograms: Micrograms
}

/** The refusal of a mass that cannot be kept exactly beside those that are there already; undefined when it can. */
export const tooMuchMetal = (
  there: readonly { readonly grossMicrograms: Micrograms }[],
  more: Micrograms,
): TooMuchMetal | undefined => {
  const largestMicrograms = there.reduce((rest, { grossMicrograms }) => rest - grossMicrograms, largestOrder)
  return more > largestMicrograms ? { code: 'too-much-metal', largestMicrograms } : undefined
}

/** The same for what comes out of an order: pieces, scrapped ones too, and residues. */
export const tooMuchOut = (
  { pieces, residues }: Pick<PlacedOrder, 'pieces' | 'residues'>,
  more: Micrograms,
): TooMuchMetal | undefined => tooMuchMetal([...pieces, ...residues], more)
