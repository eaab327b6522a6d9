import { type Account, accountKey } from './account.ts'
import { add, isNothing, nothing } from './amounts.ts'
import type { Amount } from './content.ts'
import type { Book, Line } from './movement.ts'

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

export const positionKey = (account: Account, book: Book): string => `${book} ${accountKey(account)}`

/** Positions that lines are added to. */
export class Sums implements Positions {
  readonly #sums = new Map<string, Position>()

  add(lines: Iterable<Line>): void {
    for (const line of lines) {
      const key = positionKey(line.account, line.book)
      const before = this.#sums.get(key)
      const after = before ? { account: before.account, book: before.book, ...add(before, line) } : line
      if (isNothing(after)) this.#sums.delete(key)
      else this.#sums.set(key, after)
    }
  }

  of(account: Account, book: Book = 'metal'): Amount {
    return this.#sums.get(positionKey(account, book)) ?? nothing
  }

  all(): Iterable<Position> {
    return this.#sums.values()
  }
}

export const positionsOf = (lines: Iterable<Line>): Positions => {
  const sums = new Sums()
  sums.add(lines)
  return sums
}
