import type { Queryable } from './port.ts'

/** Signed amounts; content in units of 0.1 ng, as text. */
export interface LedgerAmount {
  readonly gross: string
  readonly ag: string
  readonly au: string
  readonly pt: string
  readonly pd: string
  readonly pieces: string
}
export interface LedgerAccount {
  readonly owner: string
  readonly possessor: string
  readonly kind: string
  readonly account_id: string
  readonly book: string
}
export interface EntryShown extends LedgerAccount, LedgerAmount {
  readonly position: string
  readonly line: number
  readonly event_id: string
  readonly type: string
  readonly stream_id: string
  readonly happened_at: Date
  readonly recorded_at: Date
}
export type BalanceShown = LedgerAccount & LedgerAmount

export interface AccountFilter {
  readonly kind?: string | undefined
  readonly accountId?: string | undefined
  readonly book?: string | undefined
}
export interface EntryFilter extends AccountFilter {
  /** Days on which it happened, UTC, both included. */
  readonly from?: string | undefined
  readonly until?: string | undefined
}
export interface EntryPart {
  readonly after?: readonly [position: string, line: number] | undefined
  readonly limit: number
  readonly sort: 'oldest' | 'newest'
}
export interface BalancePart {
  readonly after?: readonly string[] | undefined
  readonly limit: number
}

/** What an organisation may see of a service's ledger: accounts of what it owns, and of what it has in hand. */
export interface LedgerReads {
  /** One more than `limit`, when there are more. */
  entries(organisationId: string, filter: EntryFilter, part: EntryPart): Promise<EntryShown[]>
  /** Accounts that hold something, or owe it. */
  balances(organisationId: string, filter: AccountFilter, part: BalancePart): Promise<BalanceShown[]>
}

const amounts = ['gross', 'ag', 'au', 'pt', 'pd', 'pieces']
const account = ['kind', 'account_id', 'owner', 'possessor', 'book']

/** Conditions on accounts; the last three of the first four values may be null. */
const scope = (of: string) =>
  `(${of}.owner = $1 OR (${of}.possessor = $1 AND ${of}.possessor <> ${of}.owner))
   AND ($2::text IS NULL OR ${of}.kind = $2) AND ($3::text IS NULL OR ${of}.account_id = $3) AND ($4::text IS NULL OR ${of}.book = $4)`
const scopeOf = (organisationId: string, { kind, accountId, book }: AccountFilter) => [
  organisationId,
  kind ?? null,
  accountId ?? null,
  book ?? null,
]

const entriesQuery = (sort: EntryPart['sort']): string => {
  const [beyond, direction] = sort === 'newest' ? ['<', 'DESC'] : ['>', 'ASC']
  return `SELECT e.position, e.line, v.id AS event_id, v.type, v.stream_id, v.happened_at, v.recorded_at,
      ${[...account, ...amounts].map((name) => `e.${name}`).join(', ')}
    FROM fibula.entry e JOIN fibula.event v USING (position)
    WHERE ${scope('e')}
      AND ($5::date IS NULL OR v.happened_at >= $5::date::timestamp AT TIME ZONE 'UTC')
      AND ($6::date IS NULL OR v.happened_at < ($6::date + 1)::timestamp AT TIME ZONE 'UTC')
      AND ($7::bigint IS NULL OR (e.position, e.line) ${beyond} ($7, $8::smallint))
    ORDER BY e.position ${direction}, e.line ${direction} LIMIT $9`
}

/** Real accounts stand in `balance`; every other one is summed here. */
const balancesQuery = `
SELECT ${account.join(', ')}, ${amounts.map((name) => `${name}::text AS ${name}`).join(', ')} FROM (
  SELECT ${[...account, ...amounts].map((name) => `b.${name}`).join(', ')} FROM fibula.balance b WHERE ${scope('b')}
  UNION ALL
  SELECT ${account.map((name) => `e.${name}`).join(', ')}, ${amounts.map((name) => `sum(e.${name}) AS ${name}`).join(', ')}
  FROM fibula.entry e WHERE ${scope('e')} AND NOT fibula.is_kept(e.kind)
  GROUP BY ${account.map((name) => `e.${name}`).join(', ')}
) s
WHERE (${amounts.join(', ')}) <> (${amounts.map(() => '0').join(', ')})
  AND ($5::text[] IS NULL OR ARRAY[${account.join(', ')}] > $5::text[])
ORDER BY ARRAY[${account.join(', ')}] LIMIT $6`

export const ledgerReads = (database: Queryable): LedgerReads => ({
  entries: async (organisationId, filter, { after, limit, sort }) => {
    const { from, until } = filter
    const part = [after?.[0] ?? null, after?.[1] ?? null, limit + 1]
    const values = [...scopeOf(organisationId, filter), from ?? null, until ?? null, ...part]
    return (await database.query<EntryShown>({ text: entriesQuery(sort), values })).rows
  },
  balances: async (organisationId, filter, { after, limit }) => {
    const values = [...scopeOf(organisationId, filter), after ?? null, limit + 1]
    return (await database.query<BalanceShown>({ text: balancesQuery, values })).rows
  },
})
