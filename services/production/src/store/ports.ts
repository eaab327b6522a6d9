import type pg from 'pg'
import type { Ports } from '../app/ports.ts'
import type { KnownDesign } from '../domain/design/design.ts'
import { allowanceOn } from './allowances.ts'
import { type OrderRow, orderOf, orderOfEither, orderOfWorkshop } from './orders.ts'
import { rows } from './rows.ts'

interface DesignRow extends Omit<KnownDesign, 'designId' | 'ownerId' | 'expectedMicrograms'> {
  readonly version: number
  readonly expected_micrograms: string | null
}

/** Orders and designs are streams of one service: an id names one of either. */
const streamExists = 'SELECT 1 FROM production_order WHERE id = $1 UNION ALL SELECT 1 FROM design WHERE id = $1'

/** What the use cases ask before they decide: plain prepared SQL, since every command waits for it. */
export const createPorts = (pool: pg.Pool): Ports => {
  const one = async <Row extends pg.QueryResultRow>(
    name: string,
    text: string,
    values: unknown[],
  ): Promise<Row | undefined> => (await pool.query<Row>({ name, text, values })).rows[0]
  const exists = async (name: string, text: string, values: unknown[]): Promise<boolean> =>
    (await one(name, text, values)) !== undefined
  return {
    orderExists: (orderId) => exists('order_exists', streamExists, [orderId]),
    orderOf: async (organisationId, orderId, side) => {
      const text = side === 'workshop' ? orderOfWorkshop : orderOfEither
      const row = await one<OrderRow>(`order_of_${side}`, text, [orderId, organisationId])
      return row && { version: row.version, order: orderOf(row) }
    },
    handOver: async (workshopId, handOverId) => {
      const row = await one<{
        lot_id: string
        order_id: string
        owner_id: string
        refused: boolean
        material: 'silver'
        pieces: number | null
        gross_micrograms: string
        fine: string
        half_width_micrograms: string
      }>(
        'hand_over',
        `SELECT h.lot_id, h.order_id, h.owner_id, h.material, h.pieces, h.gross_micrograms, h.fine, h.half_width_micrograms,
           EXISTS (SELECT 1 FROM order_return r WHERE r.hand_over_id = h.id) AS refused
         FROM incoming_hand_over h WHERE h.id = $1 AND h.workshop_id = $2`,
        [handOverId, workshopId],
      )
      return (
        row && {
          orderId: row.order_id,
          ownerId: row.owner_id,
          workshopId,
          refused: row.refused,
          given: {
            handOverId,
            lotId: row.lot_id,
            material: row.material,
            pieces: row.pieces,
            grossMicrograms: Number(row.gross_micrograms),
            fine: BigInt(row.fine),
            halfWidthMicrograms: Number(row.half_width_micrograms),
          },
        }
      )
    },
    exists: (thing, id) =>
      exists(`exists_${thing}`, thing === 'design' ? streamExists : `SELECT 1 FROM ${thing} WHERE id = $1`, [id]),
    serialTaken: ({ ownerId, workshopId }, serial) =>
      exists('serial', 'SELECT 1 FROM piece WHERE serial = $3 AND (owner_id = $1 OR workshop_id = $2)', [
        ownerId,
        workshopId,
        serial,
      ]),
    design: async (ownerId, designId) => {
      const row = await one<DesignRow>('design', 'SELECT * FROM design WHERE id = $1 AND owner_id = $2', [
        designId,
        ownerId,
      ])
      if (!row) return undefined
      const { version, status, names, technique, steps, materials, photos } = row
      const expectedMicrograms = row.expected_micrograms === null ? null : Number(row.expected_micrograms)
      return {
        version,
        design: { status, designId, ownerId, names, technique, steps, materials, expectedMicrograms, photos },
      }
    },
    allowance: (ownerId, technique, on) => allowanceOn(pool, ownerId, technique, on),
    allowanceOfDay: (ownerId, technique, from) =>
      one(
        'allowance_of_day',
        `SELECT id AS "allowanceId", version, rate, includes_recoverable AS "includesRecoverable", source FROM allowance
         WHERE owner_id = $1 AND technique = $2 AND valid_from = $3`,
        [ownerId, technique, from],
      ),
    rows,
  }
}
