import type pg from 'pg'
import type { Ports } from '../app/ports.ts'
import type { ReceivedLot } from '../domain/lot.ts'
import type { SupplierKind } from '../domain/supplier.ts'
import { rows } from './rows.ts'

interface LotRow {
  readonly id: string
  readonly version: number
  readonly organisation_id: string
  readonly status: ReceivedLot['status']
  readonly received_micrograms: string
  readonly gross_micrograms: string
  readonly fine: string
  readonly basis: ReceivedLot['basis']
  readonly held: boolean
}

const lotOf = (row: LotRow): ReceivedLot => ({
  status: row.status,
  lotId: row.id,
  ownerId: row.organisation_id,
  receivedMicrograms: Number(row.received_micrograms),
  grossMicrograms: Number(row.gross_micrograms),
  fine: BigInt(row.fine),
  basis: row.basis,
  held: row.held,
})

/** What the use cases ask before they decide: plain prepared SQL, since every command waits for it. */
export const createPorts = (pool: pg.Pool): Ports => {
  const one = async <Row extends pg.QueryResultRow>(
    name: string,
    text: string,
    values: unknown[],
  ): Promise<Row | undefined> => (await pool.query<Row>({ name, text, values })).rows[0]
  const exists = async (name: string, text: string, values: unknown[]): Promise<boolean> =>
    (await one(name, text, values)) !== undefined
  /** Suppliers are never removed, so what was seen once stays true, in every replica. */
  const known = new Set<string>()

  return {
    supplier: async (supplierId) => {
      const row = await one<{ version: number; organisation_id: string; kind: SupplierKind }>(
        'supplier',
        'SELECT version, organisation_id, kind FROM supplier WHERE id = $1',
        [supplierId],
      )
      return (
        row && {
          version: row.version,
          supplier: { status: 'registered', supplierId, organisationId: row.organisation_id, kind: row.kind },
        }
      )
    },
    knowsSupplier: async (organisationId, supplierId) => {
      const name = `${organisationId} ${supplierId}`
      if (known.has(name)) return true
      const there = await exists('knows_supplier', 'SELECT 1 FROM supplier WHERE id = $1 AND organisation_id = $2', [
        supplierId,
        organisationId,
      ])
      if (there && known.size < 100_000) known.add(name)
      return there
    },
    lot: async (organisationId, lotId) => {
      const row = await one<LotRow>(
        'lot',
        `SELECT id, version, organisation_id, status, received_micrograms, gross_micrograms, fine, basis, held
         FROM lot WHERE id = $1 AND organisation_id = $2`,
        [lotId, organisationId],
      )
      return row && { version: row.version, lot: lotOf(row) }
    },
    receiptOrLotExists: (receiptId, lotId) =>
      exists(
        'receipt_or_lot',
        'SELECT 1 FROM receipt WHERE id = $1 UNION ALL SELECT 1 FROM fibula.event WHERE stream_id = $2 LIMIT 1',
        [receiptId, lotId],
      ),
    streamExists: (id) => exists('stream', 'SELECT 1 FROM fibula.event WHERE stream_id = $1 LIMIT 1', [id]),
    assayExists: (assayId) => exists('assay', 'SELECT 1 FROM assay WHERE id = $1', [assayId]),
    handOverExists: (handOverId) => exists('hand_over', 'SELECT 1 FROM hand_over WHERE id = $1', [handOverId]),
    order: async (ownerId, orderId) => {
      const row = await one<{ workshop_id: string }>(
        'order',
        'SELECT workshop_id FROM known_order WHERE id = $1 AND owner_id = $2',
        [orderId, ownerId],
      )
      return row && { workshopId: row.workshop_id }
    },
    eraseName: async (organisationId, supplierId) => {
      await pool.query(`UPDATE supplier SET name = NULL WHERE id = $1 AND organisation_id = $2 AND kind = 'customer'`, [
        supplierId,
        organisationId,
      ])
    },
    rows,
  }
}
