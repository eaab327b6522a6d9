import { isNothing, negative } from './amounts.ts'
import { elements } from './content.ts'
import { tidy } from './engine/context.ts'
import { books, type Line } from './movement.ts'

/** The lines that make of what is posted what is derived. */
export const differences = (posted: readonly Line[], derived: readonly Line[]): Line[] =>
  posted === derived
    ? []
    : tidy([
        ...derived,
        ...posted.map((line) => ({ account: line.account, book: line.book, ...negative(line) })),
      ]).filter((line) => !isNothing(line))

/** What does not sum to zero: per book gross, pieces and each element; unless it is a transfer, each element also per owner. */
export const unbalanced = (lines: readonly Line[], transfer: boolean): string[] => {
  const sums = new Map<string, bigint>()
  const add = (key: string, amount: bigint) => sums.set(key, (sums.get(key) ?? 0n) + amount)
  for (const { account, book, grossMicrograms, content, pieces } of lines) {
    add(`${book} gross`, BigInt(grossMicrograms))
    add(`${book} pieces`, BigInt(pieces))
    for (const e of elements) add(transfer ? `${book} ${e}` : `${book} ${e} of ${account.owner}`, content[e] ?? 0n)
  }
  return books.flatMap((book) =>
    [...sums].filter(([key, sum]) => key.startsWith(`${book} `) && sum !== 0n).map(([key]) => key),
  )
}
