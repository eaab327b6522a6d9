import type { Micrograms } from '../../mass.ts'

/**
 * What every fact says. Canonical order is (recordedAt, streamId, version, factId), texts compared by code unit.
 * A correction replaces a fact at its place: the place stays that of the corrected one.
 */
export interface FactBase {
  /** The event's id; where one event tells several facts, `<event id>#<n>`. */
  readonly factId: string
  /** RFC 3339, UTC, milliseconds. */
  readonly recordedAt: string
  readonly happenedAt: string
  readonly streamId: string
  readonly version: number
  readonly organisationId: string
}

/** What a scale showed, net of its tare. */
export interface Weighing {
  readonly grossMicrograms: Micrograms
  /** Half-width of the weighing: the scale's verified maximum error, else a display step, with the tare's own; null: not told. */
  readonly halfWidthMicrograms: Micrograms | null
  /** Which scale, when it is known. */
  readonly scaleId?: string
}

/** How many stones; null for what is not counted. */
export type Pieces = number | null

export interface LotPart {
  readonly lotId: string
  /** Null: all that the lot holds. Never null in a split. */
  readonly grossMicrograms: Micrograms | null
  readonly pieces: Pieces
}
