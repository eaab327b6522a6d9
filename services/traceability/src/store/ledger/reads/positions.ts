import type { Queryable } from '@fibula/store'
import type { LedgerReads, PositionShown } from '../../../app/ledger/reads.ts'
import { fromJson } from '../json.ts'
import {
  type AccountRow,
  type AmountRow,
  accountOf,
  amountOf,
  columns,
  conditions,
  isSomething,
  sums,
  sumsToSomething,
} from './rows.ts'

type PositionRow = AccountRow & AmountRow & { readonly name: string | null }
const account = 'kind, account_id, owner, possessor, book'

/** What the graph calls a thing. */
const named = (
  positions: string,
): string => `SELECT p.*, coalesce(n.attrs ->> 'serial', n.attrs ->> 'name', n.attrs ->> 'design') AS name
  FROM (${positions}) p LEFT JOIN node n ON n.id = CASE WHEN p.account_id ~ '^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$' THEN p.account_id::uuid END
  ORDER BY p.kind, p.account_id, p.owner, p.possessor, p.book`

const shown = (row: PositionRow): PositionShown => ({
  account: accountOf(row),
  book: row.book,
  ...amountOf(row),
  name: row.name,
})

export const positionReads = (
  pool: Queryable,
): Pick<LedgerReads, 'positions' | 'entries' | 'openAccounts' | 'unreconciled'> => ({
  positions: async (scope, { at, kind, id, ownerId, possessorId }, { after, limit }) => {
    const asked = conditions(scope)
    asked.add('kind = ?', kind)
    asked.add('account_id = ?', id)
    asked.add('owner = ?', ownerId)
    asked.add('possessor = ?', possessorId)
    if (after) asked.also(`(${account}) > (${after.map(asked.value).join(', ')})`)
    asked.add('recorded_at <= ?', at)
    const most = asked.value(limit)
    const { rows } = await pool.query<PositionRow>(
      named(
        at === undefined
          ? `SELECT ${account}, ${columns} FROM ledger_balance WHERE ${asked.where()} AND ${isSomething()} ORDER BY ${account} LIMIT ${most}`
          : `SELECT ${account}, ${sums} FROM ledger_entry WHERE ${asked.where()} GROUP BY ${account} HAVING ${sumsToSomething} ORDER BY ${account} LIMIT ${most}`,
      ),
      asked.values,
    )
    return rows.map(shown)
  },

  entries: async (scope, { from, to, at, kind, id, ownerId, possessorId }, { after, limit }) => {
    const asked = conditions(scope, 'e.')
    asked.add('e.kind = ?', kind)
    asked.add('e.account_id = ?', id)
    asked.add('e.owner = ?', ownerId)
    asked.add('e.possessor = ?', possessorId)
    asked.add('e.recorded_at <= ?', at)
    asked.add('e.recorded_at >= ?', from)
    asked.add('e.recorded_at < ?', to)
    if (after) asked.also(`(e.movement, e.line) > (${after.map(asked.value).join(', ')})`)
    const { rows } = await pool.query<
      AccountRow &
        AmountRow & {
          movement: string
          line: number
          fact_id: string
          cause_id: string
          type: string
          recorded_at: Date
          happened_at: Date
          posted_at: Date
        }
    >(
      `SELECT e.*, f.type FROM ledger_entry e JOIN ledger_fact f ON f.fact_id = e.fact_id
       WHERE ${asked.where()} ORDER BY e.movement, e.line LIMIT ${asked.value(limit)}`,
      asked.values,
    )
    return rows.map((row) => ({
      movement: row.movement,
      line: row.line,
      factId: row.fact_id,
      type: row.type,
      causedBy: row.cause_id,
      account: accountOf(row),
      book: row.book,
      ...amountOf(row),
      recordedAt: row.recorded_at,
      happenedAt: row.happened_at,
      postedAt: row.posted_at,
    }))
  },

  openAccounts: async (scope, { kind, ownerId, possessorId }, { after, limit }) => {
    const asked = conditions(scope, 'b.')
    asked.add('b.kind = ?', kind)
    asked.add('b.owner = ?', ownerId)
    asked.add('b.possessor = ?', possessorId)
    if (after)
      asked.also(`(b.kind, b.account_id, b.owner, b.possessor, b.book) > (${after.map(asked.value).join(', ')})`)
    const { rows } = await pool.query<PositionRow & { since: Date }>(
      `SELECT p.*, (SELECT min(e.happened_at) FROM ledger_entry e WHERE e.account_id = p.account_id AND e.kind = p.kind AND e.owner = p.owner) AS since
       FROM (${named(
         `SELECT b.kind, b.account_id, b.owner, b.possessor, b.book, ${columns} FROM ledger_balance b WHERE ${asked.where()} AND ${isSomething('b.')}
            AND (b.kind IN ('transit', 'dispute', 'missing', 'surplus', 'claim', 'fineness', 'refiner')
              OR b.kind = 'stock' AND EXISTS (SELECT 1 FROM ledger_node n JOIN ledger_fact f ON f.component = n.component
                   WHERE n.node = 'lot:' || b.account_id AND f.kind = 'residue-weighed' AND f.fact ->> 'residueLotId' = b.account_id AND f.fact ->> 'assumed' <> 'blend'))
          ORDER BY b.kind, b.account_id, b.owner, b.possessor, b.book LIMIT ${asked.value(limit)}`,
       )}) p ORDER BY p.kind, p.account_id, p.owner, p.possessor, p.book`,
      asked.values,
    )
    return rows.map((row) => ({ ...shown(row), since: row.since }))
  },

  unreconciled: async (scope, { after, limit }) => {
    const values: unknown[] = [limit]
    const all = ['problem IS NOT NULL']
    if (scope !== null) all.push(`organisation_id = $${values.push(scope)}`)
    if (after) {
      const places = after.map((one) => `$${values.push(one)}`)
      all.push(`(recorded_at, fact_id) > (${places[0]}::timestamptz, ${places[1]})`)
    }
    const { rows } = await pool.query<{
      fact_id: string
      type: string
      stream_id: string
      organisation_id: string
      recorded_at: Date
      problem: string
    }>(
      `SELECT fact_id, type, stream_id, organisation_id, recorded_at, problem::text AS problem FROM ledger_fact
       WHERE ${all.join(' AND ')} ORDER BY recorded_at, fact_id LIMIT $1`,
      values,
    )
    return rows.map((row) => ({
      factId: row.fact_id,
      type: row.type,
      streamId: row.stream_id,
      organisationId: row.organisation_id,
      recordedAt: row.recorded_at,
      problem: fromJson(row.problem),
    }))
  },
})
