import type { Material } from '../materials.ts'
import { isMetal } from '../materials.ts'
import type { Account } from './account.ts'
import type { Amount } from './content.ts'

/** Metal (silver, copper, solder, niello, residues), stones, and components (enamel, thread) balance each on their own. */
export const books = ['metal', 'stones', 'components'] as const
export type Book = (typeof books)[number]

export const bookOf = (material: Material): Book =>
  isMetal(material) ? 'metal' : material === 'stones' ? 'stones' : 'components'

/** One line of a movement: signed amounts, at least one of them not zero. Pieces are those of stones, otherwise 0. */
export interface Line extends Amount {
  readonly account: Account
  readonly book: Book
}

/**
 * Lines that belong to one fact and were posted together. All lines of a fact together, over all its movements, are what the
 * fact is derived to. Each movement sums to zero per book in gross, in pieces and in every element; in every element also per
 * owner, unless it is a transfer of ownership.
 */
export interface Movement {
  /** The fact that the lines belong to. */
  readonly factId: string
  /** The fact that made them known: itself, or a correction, an assay or a late fact. */
  readonly causedBy: string
  /** It changes whose metal is; `claim` lines balance it. */
  readonly transfer: boolean
  readonly lines: readonly Line[]
}
