import type { Lab } from '../lab/lab.ts'
import type { Figure } from './figure.ts'

export interface Found {
  readonly figures: readonly Figure[]
  /** What this machine does not have, and what would be measured with it. */
  readonly notRun?: readonly string[]
}

export interface SectionOptions {
  readonly runs: number
  /** Shortens every measurement; for trying the bench itself. */
  readonly scale: number
  readonly say: (line: string) => void
}

/** Measured on bare servers, with processes of its own. */
export type LabSection = (lab: Lab, options: SectionOptions) => Promise<Found>
/** Measured on a whole platform that it starts itself. */
export type WholeSection = (options: SectionOptions) => Promise<Found>
