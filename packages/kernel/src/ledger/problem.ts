import type { Micrograms } from '../mass.ts'
import type { Account } from './account.ts'
import type { Content } from './content.ts'
import type { Book } from './movement.ts'

/**
 * What is wrong with a history, as values: never thrown. The first three are why a correction is refused; in a history of
 * reports they wait as unreconciled.
 */
export type Problem =
  /** A real account would hold less than nothing, in gross, pieces or an element: the amount is what is short. */
  | {
      readonly code: 'negative-account'
      readonly factId: string
      readonly account: Account
      readonly book: Book
      readonly grossMicrograms: Micrograms
      readonly content: Content
      readonly pieces: number
    }
  /** A real account would hold more fine than its weight can. */
  | {
      readonly code: 'more-fine-than-gross'
      readonly factId: string
      readonly account: Account
      readonly content: Content
    }
  /** An order, a melt or a refining would put out more than went in. */
  | {
      readonly code: 'more-out-than-in'
      readonly factId: string
      readonly orderId: string
      readonly grossMicrograms: Micrograms
      readonly content: Content
    }
  /** It speaks of something that no fact has told of yet; it moves nothing until then. */
  | { readonly code: 'unknown'; readonly factId: string; readonly node: string }
  /** It happened to something that was already over (a piece sold twice, a hand-over taken twice); it moves nothing. */
  | { readonly code: 'out-of-turn'; readonly factId: string; readonly node: string }
  /** A lot, piece or hand-over of this id is told of twice; the second moves nothing. */
  | { readonly code: 'told-twice'; readonly factId: string; readonly node: string }
  /** Metal of two owners was melted without the signatures of both; it is derived all the same. */
  | { readonly code: 'not-signed'; readonly factId: string; readonly ownerId: string }
