import type { Account } from './account.ts'
import type { Book, Line } from './movement.ts'

/** An account without its owner. */
type Place = Omit<Account, 'owner'>

/** What a service knows of an amount: silver, and stones where they are counted. Signed. */
export interface Held {
  readonly grossMicrograms: number
  readonly fine?: bigint
  readonly pieces?: number | null
}

/** What comes to an account; nothing when it is nothing. */
export const into = (owner: string, place: Place, held: Held, book: Book = 'metal'): Line[] => {
  const { grossMicrograms, fine = 0n, pieces } = held
  if (grossMicrograms === 0 && fine === 0n && !pieces) return []
  return [{ account: { owner, ...place }, book, grossMicrograms, content: { Ag: fine }, pieces: pieces ?? 0 }]
}

/** What leaves an account. */
export const outOf = (owner: string, place: Place, held: Held, book: Book = 'metal'): Line[] =>
  into(
    owner,
    place,
    { grossMicrograms: 0 - held.grossMicrograms, fine: -(held.fine ?? 0n), pieces: 0 - (held.pieces ?? 0) },
    book,
  )

/** From one account to another of the same owner; nothing when both are the same. */
export const moved = (owner: string, from: Place, to: Place, held: Held, book: Book = 'metal'): Line[] =>
  from.possessor === to.possessor && from.kind === to.kind && from.id === to.id
    ? []
    : [...outOf(owner, from, held, book), ...into(owner, to, held, book)]
