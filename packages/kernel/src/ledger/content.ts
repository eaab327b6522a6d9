import type { Micrograms } from '../mass.ts'

/** The elements that are accounted. Copper and zinc are not: they burn off, dissolve and oxidise. */
export const elements = ['Ag', 'Au', 'Pt', 'Pd'] as const
export type Element = (typeof elements)[number]

/** How much of each element, in units of 0.1 ng. An element that is not named is not there. Amounts may be negative in lines. */
export interface Content {
  readonly Ag: bigint
  readonly Au?: bigint
  readonly Pt?: bigint
  readonly Pd?: bigint
}

/** Tenths of a per mille of each element, together at most 10 000. */
export interface Finenesses {
  readonly Ag: number
  readonly Au?: number
  readonly Pt?: number
  readonly Pd?: number
}

/** What a line moves and what an account holds: gross, content and pieces (stones only). */
export interface Amount {
  readonly grossMicrograms: Micrograms
  readonly content: Content
  readonly pieces: number
}
