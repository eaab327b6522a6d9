import type pg from 'pg'
import type { Deliveries, Reads, ReturnShown, StockLine, Waiting, WithWorkshop } from '../../app/reads.ts'
import type { PrismaClient } from '../generated/client.ts'
import { conditions } from './part.ts'

const usable = `status = 'accepted' AND NOT held AND quarantine_reason IS NULL`

const stock = `SELECT material, CASE WHEN material IN ('silver', 'solder', 'niello') THEN fineness END AS fineness,
    count(*)::int AS lots, sum(gross_micrograms)::text AS gross, sum(fine)::text AS fine, coalesce(sum(pieces), 0)::text AS pieces,
    coalesce(sum(gross_micrograms) FILTER (WHERE ${usable}), 0)::text AS "usableGross",
    coalesce(sum(fine) FILTER (WHERE ${usable}), 0)::text AS "usableFine",
    coalesce(sum(pieces) FILTER (WHERE ${usable}), 0)::text AS "usablePieces"
  FROM lot WHERE organisation_id = $1 AND gross_micrograms > 0 GROUP BY 1, 2
  ORDER BY array_position(ARRAY['silver', 'copper', 'solder', 'niello', 'stones', 'enamel', 'thread'], material), 2 DESC NULLS LAST`

/** Of an open order: what it was given less what was sent back. Of a closed one: its residues less those that were sent back. */
const workshops = `WITH given AS (
    SELECT order_id, sum(gross_micrograms) FILTER (WHERE material <> 'stones') AS gross, sum(fine) AS fine,
           coalesce(sum(pieces), 0) AS stones
    FROM hand_over WHERE organisation_id = $1 GROUP BY order_id),
  back AS (
    SELECT order_id, sum(gross_micrograms) FILTER (WHERE material <> 'stones') AS gross, sum(fine) AS fine,
           coalesce(sum(pieces), 0) AS stones,
           sum(gross_micrograms) FILTER (WHERE residue_lot_id IS NOT NULL) AS residue_gross,
           sum(fine) FILTER (WHERE residue_lot_id IS NOT NULL) AS residue_fine
    FROM incoming_return WHERE organisation_id = $1 GROUP BY order_id),
  held AS (
    SELECT o.workshop_id, o.status = 'open' AS is_open,
      CASE o.status WHEN 'closed' THEN o.kept_micrograms - coalesce(b.residue_gross, 0)
                    ELSE coalesce(g.gross, 0) - coalesce(b.gross, 0) END AS gross,
      CASE o.status WHEN 'closed' THEN o.kept_fine - coalesce(b.residue_fine, 0)
                    ELSE coalesce(g.fine, 0) - coalesce(b.fine, 0) END AS fine,
      CASE o.status WHEN 'closed' THEN 0 ELSE coalesce(g.stones, 0) - coalesce(b.stones, 0) END AS stones
    FROM known_order o LEFT JOIN given g ON g.order_id = o.id LEFT JOIN back b ON b.order_id = o.id WHERE o.owner_id = $1)
  SELECT workshop_id AS "workshopId", count(*) FILTER (WHERE is_open)::int AS "openOrders",
    sum(greatest(gross, 0))::bigint::text AS gross, sum(greatest(fine, 0))::numeric(40)::text AS fine,
    sum(greatest(stones, 0))::bigint::text AS "stonesPieces"
  FROM held GROUP BY 1 ORDER BY 1`

const deliveries = `WITH line AS (
    SELECT supplier_id, price_currency, count(DISTINCT id) AS receipts, sum(gross_micrograms) AS gross, sum(fine) AS fine,
           sum(price_amount_minor) AS paid
    FROM receipt WHERE organisation_id = $1 GROUP BY 1, 2)
  SELECT line.supplier_id AS "supplierId", s.name, sum(receipts)::int AS receipts, sum(gross)::text AS gross, sum(line.fine)::text AS fine,
    jsonb_agg(jsonb_build_object('amountMinor', paid::text, 'currency', price_currency) ORDER BY price_currency) AS paid
  FROM line JOIN supplier s ON s.id = line.supplier_id GROUP BY 1, 2 ORDER BY sum(line.fine) DESC, 1`

const waiting = `WITH lots AS (
    SELECT status, held, quarantine_reason IS NOT NULL AS quarantined FROM lot WHERE organisation_id = $1 AND gross_micrograms > 0),
  paper AS (
    SELECT d."expiresOn" AS until FROM supplier s CROSS JOIN LATERAL jsonb_to_recordset(s.papers) AS d ("expiresOn" text)
    WHERE s.organisation_id = $1)
  SELECT 'lots-to-judge' AS what, count(*)::int AS count FROM lots WHERE status = 'received' AND NOT quarantined
  UNION ALL SELECT 'lots-quarantined', count(*)::int FROM lots WHERE quarantined
  UNION ALL SELECT 'lots-held', count(*)::int FROM lots WHERE held
  UNION ALL SELECT 'lots-rejected', count(*)::int FROM lots WHERE status = 'rejected'
  UNION ALL SELECT 'returns', count(*)::int FROM incoming_return r
    WHERE organisation_id = $1 AND NOT EXISTS (SELECT 1 FROM taken_back t WHERE t.return_id = r.id)
  UNION ALL SELECT 'papers-expired', count(*)::int FROM paper WHERE until < $2
  UNION ALL SELECT 'papers-expiring', count(*)::int FROM paper WHERE until >= $2 AND until <= ($2::date + $3::int)::text`

type StockReads = Pick<Reads, 'returns' | 'return' | 'stock' | 'thresholds' | 'workshops' | 'deliveries' | 'waiting'>

export const stockReads = (prisma: PrismaClient, pool: pg.Pool): StockReads => {
  const shown = async (ids: readonly string[]): Promise<ReturnShown[]> => {
    const [backs, taken] = await Promise.all([
      prisma.incomingReturn.findMany({ where: { id: { in: [...ids] } } }),
      prisma.takenBack.findMany({ where: { returnId: { in: [...ids] } } }),
    ])
    return ids.flatMap((id) =>
      backs
        .filter((back) => back.id === id)
        .map((back) => ({ ...back, taken: taken.find(({ returnId }) => returnId === id) ?? null })),
    )
  }
  return {
    returns: async (organisationId, { status, workshopId, orderId, material }, { after, limit, sort }) => {
      const asked = conditions('r.organisation_id = ?', organisationId)
      asked.add(`(t.return_id IS NULL) = (? = 'waiting')`, status)
      asked.add('r.workshop_id = ?', workshopId)
      asked.add('r.order_id = ?', orderId)
      asked.add('r.material = ?', material)
      const [beyond, direction] = sort === 'newest' ? ['<', 'DESC'] : ['>', 'ASC']
      asked.add(`r.id ${beyond} ?`, after)
      const { rows } = await pool.query<{ id: string }>(
        `SELECT r.id FROM incoming_return r LEFT JOIN taken_back t ON t.return_id = r.id
         WHERE ${asked.where()} ORDER BY r.id ${direction} LIMIT ${limit + 1}`,
        asked.values,
      )
      return shown(rows.map(({ id }) => id))
    },
    return: async (organisationId, id) => {
      const mine = await prisma.incomingReturn.count({ where: { id, organisationId } })
      return mine === 0 ? undefined : (await shown([id]))[0]
    },
    stock: async (organisationId) => (await pool.query<StockLine>(stock, [organisationId])).rows,
    thresholds: (organisationId) => prisma.threshold.findMany({ where: { organisationId } }),
    workshops: async (organisationId) => (await pool.query<WithWorkshop>(workshops, [organisationId])).rows,
    deliveries: async (organisationId) => (await pool.query<Deliveries>(deliveries, [organisationId])).rows,
    waiting: async (organisationId, today, expiringDays) =>
      (await pool.query<Waiting>(waiting, [organisationId, today, expiringDays])).rows,
  }
}
