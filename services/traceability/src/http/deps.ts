import type { Reads } from '../app/reads.ts'

/** What the routes call. */
export interface Deps {
  readonly reads: Reads
}
