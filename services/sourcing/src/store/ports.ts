import type pg from 'pg'
import type { KnownStanding, Ports } from '../app/ports.ts'
import type { ClaimedPart } from '../domain/lot/custody.ts'
import type { SentBack } from '../domain/lot/takeBack.ts'
import type { DuePaper, SupplierKind } from '../domain/supplier/supplier.ts'
import type { Terms } from '../domain/supplier/terms.ts'
import { erasures } from './erasures.ts'
import { type LotRow, lotColumns, lotOf } from './lotRow.ts'
import { rows } from './rows.ts'

interface SupplierRow {
  readonly version: number
  readonly kind: SupplierKind
  readonly papers: DuePaper[]
  readonly terms: Terms | null
}
interface ReturnRow {
  readonly order_id: string
  readonly workshop_id: string
  readonly class: SentBack['class']
  readonly material: SentBack['material']
  readonly lot_id: string | null
  readonly residue_lot_id: string | null
  readonly gross_micrograms: string
  readonly fine: string
  readonly pieces: number | null
  readonly half_width_micrograms: string
  readonly taken: boolean
}
interface GivenRow {
  readonly supplier_id: string | null
  readonly origin_class: ClaimedPart['originClass']
  readonly custody_model: ClaimedPart['custodyModel']
  readonly gross_micrograms: string
  readonly claimed_micrograms: string
}

/** What the use cases ask before they decide: plain prepared SQL, since every command waits for it. */
export const createPorts = (pool: pg.Pool): Ports => {
  const all = async <Row extends pg.QueryResultRow>(name: string, text: string, values: unknown[]): Promise<Row[]> =>
    (await pool.query<Row>({ name, text, values })).rows
  const one = async <Row extends pg.QueryResultRow>(name: string, text: string, values: unknown[]) =>
    (await all<Row>(name, text, values))[0]
  const exists = async (name: string, text: string, values: unknown[]): Promise<boolean> =>
    (await one(name, text, values)) !== undefined
  const supplierRow = (organisationId: string, supplierId: string) =>
    one<SupplierRow>(
      'supplier',
      'SELECT version, kind, papers, terms FROM supplier WHERE id = $1 AND organisation_id = $2',
      [supplierId, organisationId],
    )
  /** As last seen here; the database refuses a receipt that was decided on an older version. */
  const seen = new Map<string, KnownStanding>()

  return {
    supplier: async (organisationId, supplierId) => {
      const row = await supplierRow(organisationId, supplierId)
      if (row === undefined) return undefined
      const { version, ...state } = row
      return { version, supplier: { status: 'registered', supplierId, organisationId, ...state } }
    },
    standing: async (organisationId, supplierId, fresh) => {
      const key = `${organisationId} ${supplierId}`
      const known = fresh ? undefined : seen.get(key)
      if (known) return known
      const row = await supplierRow(organisationId, supplierId)
      if (row === undefined) return undefined
      const standing = { version: row.version, papers: row.papers, terms: row.terms }
      if (seen.size >= 10_000) seen.clear()
      seen.set(key, standing)
      return standing
    },
    lot: async (organisationId, lotId) => {
      const row = await one<LotRow>('lot', `SELECT ${lotColumns} FROM lot WHERE id = $1 AND organisation_id = $2`, [
        lotId,
        organisationId,
      ])
      return row && { version: row.version, lot: lotOf(row) }
    },
    lots: async (organisationId, lotIds) => {
      const found = await all<LotRow>(
        'lots',
        `SELECT ${lotColumns} FROM lot WHERE id = ANY($1::uuid[]) AND organisation_id = $2
         ORDER BY array_position($1::uuid[], id)`,
        [lotIds, organisationId],
      )
      return found.map((row) => ({ version: row.version, lot: lotOf(row) }))
    },
    receiptOrLotExists: (receiptId, lotIds) =>
      exists(
        'receipt_or_lot',
        `SELECT 1 FROM receipt WHERE id = $1
         UNION ALL SELECT 1 FROM fibula.event WHERE stream_id = ANY($2::uuid[]) LIMIT 1`,
        [receiptId, lotIds],
      ),
    takenIds: async (ids) =>
      (
        await all<{ stream_id: string }>(
          'taken_ids',
          'SELECT DISTINCT stream_id FROM fibula.event WHERE stream_id = ANY($1::uuid[])',
          [ids],
        )
      ).map((row) => row.stream_id),
    assayExists: (assayId) => exists('assay', 'SELECT 1 FROM assay WHERE id = $1', [assayId]),
    countExists: (countId) => exists('count', 'SELECT 1 FROM stock_count WHERE id = $1', [countId]),
    handOverExists: (handOverId) => exists('hand_over', 'SELECT 1 FROM hand_over WHERE id = $1', [handOverId]),
    order: async (ownerId, orderId) => {
      const row = await one<{ workshop_id: string; status: string }>(
        'order',
        'SELECT workshop_id, status FROM known_order WHERE id = $1 AND owner_id = $2',
        [orderId, ownerId],
      )
      return row && { workshopId: row.workshop_id, isOver: row.status !== 'open' }
    },
    sentBack: async (organisationId, returnId) => {
      const row = await one<ReturnRow>(
        'sent_back',
        `SELECT r.order_id, r.workshop_id, r.class, r.material, r.lot_id, r.residue_lot_id, r.gross_micrograms, r.fine, r.pieces,
                r.half_width_micrograms, t.return_id IS NOT NULL AS taken
         FROM incoming_return r LEFT JOIN taken_back t ON t.return_id = r.id WHERE r.id = $1 AND r.organisation_id = $2`,
        [returnId, organisationId],
      )
      return (
        row && {
          takenBefore: row.taken,
          sent: {
            returnId,
            ownerId: organisationId,
            orderId: row.order_id,
            workshopId: row.workshop_id,
            lotId: row.lot_id,
            residueLotId: row.residue_lot_id,
            material: row.material,
            class: row.class,
            grossMicrograms: Number(row.gross_micrograms),
            fine: BigInt(row.fine),
            pieces: row.pieces,
            halfWidthMicrograms: Number(row.half_width_micrograms),
          },
        }
      )
    },
    givenTo: async ({ orderId, material, lotId }) =>
      (
        await all<GivenRow>(
          'given_to',
          `SELECT l.supplier_id, l.origin_class, l.custody_model, h.gross_micrograms,
                  CASE WHEN l.origin_class = 'unknown' THEN 0
                       WHEN l.custody_model IN ('identity-preserved', 'segregated') THEN h.gross_micrograms
                       WHEN l.gross_micrograms > 0
                         THEN div(h.gross_micrograms::numeric * l.claimed_micrograms, l.gross_micrograms)::bigint
                       ELSE 0 END AS claimed_micrograms
           FROM hand_over h JOIN lot l ON l.id = h.lot_id WHERE h.order_id = $1 AND h.material = $2 AND ($3::uuid IS NULL OR h.lot_id = $3) ORDER BY h.id`,
          [orderId, material, lotId],
        )
      ).map((row) => ({
        supplierId: row.supplier_id,
        originClass: row.origin_class,
        custodyModel: row.custody_model,
        grossMicrograms: Number(row.gross_micrograms),
        claimedMicrograms: Number(row.claimed_micrograms),
      })),
    threshold: async (organisationId, material) => {
      const row = await one<{ id: string; version: number; gross_micrograms: string; pieces: number | null }>(
        'threshold',
        'SELECT id, version, gross_micrograms, pieces FROM threshold WHERE organisation_id = $1 AND material = $2',
        [organisationId, material],
      )
      return (
        row && {
          thresholdId: row.id,
          version: row.version,
          grossMicrograms: Number(row.gross_micrograms),
          pieces: row.pieces,
        }
      )
    },
    metalRate: async (organisationId, element, from) => {
      const row = await one<{ id: string; version: number; amount_minor: string; currency: string; source: string }>(
        'metal_rate',
        `SELECT id, version, amount_minor, currency, source FROM metal_rate
         WHERE organisation_id = $1 AND element = $2 AND valid_from = $3`,
        [organisationId, element, from],
      )
      return (
        row && {
          rateId: row.id,
          version: row.version,
          perKilogram: { amountMinor: Number(row.amount_minor), currency: row.currency },
          source: row.source,
        }
      )
    },
    ...erasures(pool),
    rows,
  }
}
