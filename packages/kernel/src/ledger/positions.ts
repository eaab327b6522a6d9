import type { Account } from './account.ts'
import type { Amount } from './content.ts'
import type { Book } from './movement.ts'

/** What one account holds in one book; the sum of all lines. */
export interface Position extends Amount {
  readonly account: Account
  readonly book: Book
}

/** Positions by account; accounts that hold nothing are left out. */
export interface Positions {
  /** Nothing when the account is unknown. */
  of(account: Account, book?: Book): Amount
  all(): Iterable<Position>
}
