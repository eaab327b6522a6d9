import type { Book } from '@fibula/kernel/ledger'
import type { Queryable } from '@fibula/store'
import type { BalanceShown, LedgerReads } from '../../../app/ledger/reads.ts'
import { conditions } from './rows.ts'

interface Row {
  readonly holder: string
  readonly book: Book
  readonly component: BalanceShown['component']
  readonly opening: string
  readonly received: string
  readonly in: string
  readonly out: string
  readonly sold: string
  readonly lost: string
  readonly differences: string
  readonly closing: string
}

const real = `kind IN ('stock', 'work', 'piece', 'transit', 'dispute', 'sample', 'refiner')`
const components = [
  ['gross', 'gross'],
  ['Ag', 'ag'],
  ['Au', 'au'],
  ['Pt', 'pt'],
  ['Pd', 'pd'],
  ['pieces', 'pieces'],
] as const

export const massBalanceReads = (pool: Queryable): Pick<LedgerReads, 'massBalance'> => ({
  massBalance: async (scope, { from, to }, by) => {
    const asked = conditions(scope)
    const [begins, ends] = [asked.value(from), asked.value(to)]
    const holder = by === 'owner' ? 'owner' : 'possessor'
    const of = (condition: string, sign = ''): string =>
      `coalesce(${sign}sum(amount) FILTER (WHERE recorded_at >= ${begins} AND ${condition}), 0)`
    // What a holder gave and got of others is the rest of each movement after everything that is the holder's own.
    const { rows } = await pool.query<Row>(
      `WITH e AS (
         SELECT movement, recorded_at, kind, ${holder} AS holder, book, c.component, c.amount
         FROM ledger_entry, LATERAL (VALUES ${components.map(([name, column]) => `('${name}', ${column})`).join(', ')}) AS c (component, amount)
         WHERE ${asked.where()} AND recorded_at < ${ends} AND c.amount <> 0),
       crossing AS (
         SELECT holder, book, component, sum(greatest(net, 0)) AS came, sum(greatest(-net, 0)) AS went
         FROM (SELECT holder, book, component, sum(amount) AS net FROM e WHERE recorded_at >= ${begins} GROUP BY movement, holder, book, component) m
         GROUP BY holder, book, component),
       held AS (
         SELECT holder, book, component,
           coalesce(sum(amount) FILTER (WHERE ${real} AND recorded_at < ${begins}), 0) AS opening,
           ${of(`kind = 'supplier'`, '-')} AS received,
           ${of(`kind = 'customer'`)} AS sold,
           ${of(`kind IN ('loss', 'missing')`)} AS lost,
           ${of(`NOT ${real} AND kind NOT IN ('supplier', 'customer', 'loss', 'missing')`, '-')} AS differences,
           coalesce(sum(amount) FILTER (WHERE ${real}), 0) AS closing
         FROM e GROUP BY holder, book, component)
       SELECT h.holder, h.book, h.component, h.opening::text, h.received::text, coalesce(c.came, 0)::text AS in, coalesce(c.went, 0)::text AS out,
         h.sold::text, h.lost::text, h.differences::text, h.closing::text
       FROM held h LEFT JOIN crossing c USING (holder, book, component)
       WHERE (h.opening, h.received, coalesce(c.came, 0), coalesce(c.went, 0), h.sold, h.lost, h.differences, h.closing) <> (0, 0, 0, 0, 0, 0, 0, 0)
       ORDER BY h.holder, h.book, h.component`,
      asked.values,
    )
    return rows.map(({ holder: of, book, component, ...amounts }) => ({
      holder: of,
      book,
      component,
      opening: BigInt(amounts.opening),
      received: BigInt(amounts.received),
      in: BigInt(amounts.in),
      out: BigInt(amounts.out),
      sold: BigInt(amounts.sold),
      lost: BigInt(amounts.lost),
      differences: BigInt(amounts.differences),
      closing: BigInt(amounts.closing),
    }))
  },
})
