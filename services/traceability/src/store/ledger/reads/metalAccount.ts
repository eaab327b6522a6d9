import type { Queryable } from '@fibula/store'
import type { LedgerReads, MetalAccount, OrderInAccount, Scope, StatementLine } from '../../../app/ledger/reads.ts'
import { allowancesOf } from './losses.ts'
import { type AccountRow, type AmountRow, amountOf, conditions, sums, sumsToSomething } from './rows.ts'

/** What a workshop has of others counts; what it disputes is told beside, and what is on its way to somebody is not its own yet. */
const had = `kind IN ('stock', 'work', 'piece', 'sample', 'refiner')`

const at = async (pool: Queryable, scope: Scope, workshopId: string, before: string) => {
  const asked = conditions(scope)
  asked.add('possessor = ?', workshopId)
  asked.add('recorded_at < ?', before)
  const { rows } = await pool.query<Pick<AccountRow, 'owner' | 'book'> & AmountRow>(
    `SELECT owner, book, ${sums} FROM ledger_entry WHERE ${asked.where()} AND ${had} GROUP BY owner, book`,
    asked.values,
  )
  return new Map(rows.map((row) => [`${row.owner} ${row.book}`, { ...row, amount: amountOf(row) }]))
}

const nothing = { grossMicrograms: 0, content: { Ag: 0n }, pieces: 0 }

export const metalAccountReads = (
  pool: Queryable,
  { openAccounts }: Pick<LedgerReads, 'openAccounts'>,
): Pick<LedgerReads, 'metalAccount' | 'metalAccounts'> => {
  const lines = async (
    scope: Scope,
    workshopId: string,
    { from, to }: MetalAccount['period'],
  ): Promise<StatementLine[]> => {
    const asked = conditions(scope, 'e.')
    asked.add('e.possessor = ?', workshopId)
    asked.add('e.recorded_at >= ?', from)
    asked.add('e.recorded_at < ?', to)
    const { rows } = await pool.query<
      AmountRow &
        Pick<AccountRow, 'owner' | 'book'> & {
          fact_id: string
          type: string
          happened_at: Date
          recorded_at: Date
          order_id: string | null
        }
    >(
      `SELECT e.fact_id, f.type, f.happened_at, f.recorded_at, f.fact ->> 'orderId' AS order_id, e.owner, e.book, ${sums}
       FROM ledger_entry e JOIN ledger_fact f ON f.fact_id = e.fact_id
       WHERE ${asked.where()} AND e.${had} GROUP BY e.fact_id, f.type, f.happened_at, f.recorded_at, order_id, e.owner, e.book
       HAVING ${sumsToSomething} ORDER BY f.recorded_at, e.fact_id, e.owner, e.book`,
      asked.values,
    )
    return rows.map((row) => ({
      factId: row.fact_id,
      type: row.type,
      happenedAt: row.happened_at,
      recordedAt: row.recorded_at,
      owner: row.owner,
      book: row.book,
      orderId: row.order_id,
      ...amountOf(row),
    }))
  }

  const openOrders = async (scope: Scope, workshopId: string): Promise<OrderInAccount[]> => {
    const asked = conditions(scope, 'b.')
    asked.add('b.possessor = ?', workshopId)
    const { rows } = await pool.query<{
      account_id: string
      owner: string
      design: string | null
      technique: string | null
      status: string | null
      gross: string
      ag: string
    }>(
      `SELECT b.account_id, b.owner, n.attrs ->> 'design' AS design, n.attrs ->> 'technique' AS technique, n.attrs ->> 'status' AS status,
         b.gross::text, b.ag::text
       FROM ledger_balance b LEFT JOIN node n ON n.id = b.account_id::uuid
       WHERE ${asked.where()} AND b.kind = 'work' AND b.book = 'metal' AND (b.gross, b.ag) <> (0, 0) ORDER BY b.account_id, b.owner`,
      asked.values,
    )
    return rows.map(({ account_id: orderId, owner, design, technique, status, gross, ag }) => ({
      ...{ orderId, owner, design, technique, status },
      grossMicrograms: Number(gross),
      fine: BigInt(ag),
    }))
  }

  return {
    metalAccounts: async (scope, { after, limit }) => {
      const asked = conditions(scope)
      asked.add('possessor > ?', after)
      const { rows } = await pool.query<AmountRow & { possessor: string; open: number }>(
        `SELECT possessor, ${sums}, count(*) FILTER (WHERE kind = 'work' AND (gross, ag) <> (0, 0))::int AS open FROM ledger_balance
         WHERE ${asked.where()} AND ${had} AND book = 'metal' GROUP BY possessor HAVING count(*) FILTER (WHERE kind = 'work') > 0
         ORDER BY possessor LIMIT ${asked.value(limit)}`,
        asked.values,
      )
      return rows.map((row) => ({ workshopId: row.possessor, openOrders: row.open, ...amountOf(row) }))
    },
    metalAccount: async (scope, workshopId, period) => {
      const known = conditions(scope)
      known.add('possessor = ?', workshopId)
      const { rows } = await pool.query(`SELECT 1 FROM ledger_entry WHERE ${known.where()} LIMIT 1`, known.values)
      if (rows.length === 0) return undefined
      const [opening, closing] = [
        await at(pool, scope, workshopId, period.from),
        await at(pool, scope, workshopId, period.to),
      ]
      const disputes = await openAccounts(
        scope,
        { kind: 'dispute', possessorId: workshopId },
        { after: undefined, limit: 1_000 },
      )
      return {
        workshopId,
        period,
        balances: [...new Map([...opening, ...closing])]
          .sort(([a], [b]) => (a < b ? -1 : 1))
          .map(([key, { owner, book }]) => ({
            owner,
            book,
            opening: opening.get(key)?.amount ?? nothing,
            closing: closing.get(key)?.amount ?? nothing,
          })),
        lines: await lines(scope, workshopId, period),
        openOrders: await openOrders(scope, workshopId),
        allowances: await allowancesOf(pool, scope, period, workshopId),
        disputes,
      }
    },
  }
}
