import type { Queryable } from '@fibula/store'
import type { AllowanceShown, LedgerReads, Period, Scope } from '../../../app/ledger/reads.ts'
import { conditions } from './rows.ts'

interface AllowanceRow {
  readonly order_id: string
  readonly owner: string
  readonly workshop_id: string
  readonly technique: string | null
  readonly design: string | null
  readonly closed_at: Date
  readonly input: string
  readonly products: string
  readonly loss: string
  readonly rate: number
}

/** What closed orders lost, and what their products allowed them to, by owner; refining may add to it long after. */
export const allowancesOf = async (
  pool: Queryable,
  scope: Scope,
  { from, to }: Period,
  workshopId?: string,
): Promise<AllowanceShown[]> => {
  const asked = conditions(scope, 'e.')
  asked.add('f.recorded_at >= ?', from)
  asked.add('f.recorded_at < ?', to)
  asked.add('e.possessor = ?', workshopId)
  const { rows } = await pool.query<AllowanceRow>(
    `SELECT c.*, n.attrs ->> 'technique' AS technique, n.attrs ->> 'design' AS design, (
         SELECT coalesce(sum(l.ag), 0)::text FROM ledger_entry l
         WHERE l.account_id = c.order_id AND l.kind = 'loss' AND l.owner = c.owner AND l.recorded_at < ${asked.value(to)}) AS loss
     FROM (
       SELECT f.fact ->> 'orderId' AS order_id, e.owner, e.possessor AS workshop_id, f.happened_at AS closed_at, (f.fact ->> 'allowanceRate')::int AS rate,
         coalesce(-sum(e.ag) FILTER (WHERE e.kind = 'work'), 0)::text AS input, coalesce(sum(e.ag) FILTER (WHERE e.kind = 'piece'), 0)::text AS products
       FROM ledger_fact f JOIN ledger_entry e ON e.fact_id = f.fact_id AND e.book = 'metal'
       WHERE f.kind = 'order-closed' AND ${asked.where()} GROUP BY f.fact_id, e.owner, e.possessor) c
     LEFT JOIN node n ON n.id = c.order_id::uuid
     WHERE c.input <> '0' ORDER BY c.closed_at, c.order_id, c.owner`,
    asked.values,
  )
  return rows.map((row) => ({
    orderId: row.order_id,
    owner: row.owner,
    workshopId: row.workshop_id,
    technique: row.technique,
    design: row.design,
    closedAt: row.closed_at,
    inputFine: BigInt(row.input),
    productsFine: BigInt(row.products),
    allowanceFine: (BigInt(row.products) * BigInt(row.rate)) / 10_000n,
    lossFine: BigInt(row.loss),
  }))
}

interface StepRow {
  readonly workshop_id: string
  readonly step: string
  readonly order_id: string
  readonly step_index: number
  readonly in: string
  readonly out: string
  readonly residue: string
  readonly at: Date
}

export const lossReads = (pool: Queryable): Pick<LedgerReads, 'allowances' | 'stepLosses'> => ({
  allowances: (scope, period, workshopId) => allowancesOf(pool, scope, period, workshopId),
  stepLosses: async (scope, { from, to }) => {
    const values: unknown[] = [from, to]
    const own =
      scope === null ? 'true' : `(s.workshop_id = $${values.push(scope)} OR n.attrs ->> 'ownerId' = $${values.length})`
    const { rows } = await pool.query<StepRow>(
      `SELECT s.workshop_id, max(s.step) AS step, s.order_id, s.step_index,
         sum(s.gross) FILTER (WHERE s.what = 'in')::text AS in, sum(s.gross) FILTER (WHERE s.what = 'out')::text AS out,
         coalesce(sum(s.gross) FILTER (WHERE s.what = 'residue'), 0)::text AS residue, max(s.recorded_at) AS at
       FROM ledger_step s LEFT JOIN node n ON n.id = s.order_id WHERE ${own} GROUP BY s.workshop_id, s.order_id, s.step_index
       HAVING sum(s.gross) FILTER (WHERE s.what = 'in') > 0 AND count(*) FILTER (WHERE s.what = 'out') > 0
         AND max(s.recorded_at) >= $1 AND max(s.recorded_at) < $2
       ORDER BY max(s.recorded_at), s.order_id, s.step_index`,
      values,
    )
    return rows.map((row) => ({
      workshopId: row.workshop_id,
      step: row.step,
      orderId: row.order_id,
      stepIndex: row.step_index,
      inMicrograms: Number(row.in),
      outMicrograms: Number(row.out),
      residueMicrograms: Number(row.residue),
      at: row.at,
    }))
  },
})
