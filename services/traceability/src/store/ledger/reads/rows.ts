import type { AccountKind, Book, Content } from '@fibula/kernel/ledger'
import type { AccountShown, AmountShown, Scope } from '../../../app/ledger/reads.ts'

export interface AmountRow {
  readonly gross: string
  readonly ag: string
  readonly au: string
  readonly pt: string
  readonly pd: string
  readonly pieces: string
}
export interface AccountRow {
  readonly owner: string
  readonly possessor: string
  readonly kind: AccountKind
  readonly account_id: string
  readonly book: Book
}

export const sums = ['gross', 'ag', 'au', 'pt', 'pd', 'pieces']
  .map((name) => `sum(${name})::text AS ${name}`)
  .join(', ')
export const columns = ['gross', 'ag', 'au', 'pt', 'pd', 'pieces'].map((name) => `${name}::text`).join(', ')
export const isSomething = (prefix = ''): string =>
  `(${['gross', 'ag', 'au', 'pt', 'pd', 'pieces'].map((name) => `${prefix}${name}`).join(', ')}) <> (0, 0, 0, 0, 0, 0)`
export const sumsToSomething =
  '(sum(gross), sum(ag), sum(au), sum(pt), sum(pd), sum(pieces)) <> (0::numeric, 0::numeric, 0::numeric, 0::numeric, 0::numeric, 0::numeric)'

export const contentOf = ({ ag, au, pt, pd }: AmountRow): Content => ({
  Ag: BigInt(ag),
  ...(au === '0' ? {} : { Au: BigInt(au) }),
  ...(pt === '0' ? {} : { Pt: BigInt(pt) }),
  ...(pd === '0' ? {} : { Pd: BigInt(pd) }),
})
export const amountOf = (row: AmountRow): AmountShown => ({
  grossMicrograms: Number(row.gross),
  content: contentOf(row),
  pieces: Number(row.pieces),
})
export const accountOf = ({ owner, possessor, kind, account_id: id }: AccountRow): AccountShown => ({
  owner,
  possessor,
  kind,
  id,
})

/** Conditions of a query, each with its value; those that are not asked for are left out. */
export const conditions = (scope: Scope, prefix = '') => {
  const values: unknown[] = []
  const all: string[] = []
  const value = (one: unknown): string => `$${values.push(one)}`
  if (scope !== null) {
    const own = value(scope)
    all.push(`(${prefix}owner = ${own} OR ${prefix}possessor = ${own})`)
  }
  return {
    values,
    value,
    add: (text: string, one: unknown): void => {
      if (one !== undefined) all.push(text.replaceAll('?', value(one)))
    },
    /** As it stands: its values were taken by `value`. */
    also: (text: string): void => void all.push(text),
    where: (): string => (all.length === 0 ? 'true' : all.join(' AND ')),
  }
}
