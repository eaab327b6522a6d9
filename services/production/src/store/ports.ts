import type pg from 'pg'
import type { Ports } from '../app/ports.ts'
import type { OrderInput, OrderPiece, OrderResidue, PlacedOrder } from '../domain/order.ts'
import { rows } from './rows.ts'

interface OrderRow {
  readonly id: string
  readonly version: number
  readonly owner_id: string
  readonly workshop_id: string
  readonly design: string
  readonly technique: PlacedOrder['technique']
  readonly quantity: number
  readonly due_on: string
  readonly status: PlacedOrder['status']
  readonly imbalance_cause: 'surplus' | 'missing' | null
  readonly imbalance_micrograms: string | null
  readonly imbalance_fine: string | null
  readonly inputs: (Omit<OrderInput, 'fine'> & { fine: string })[]
  readonly residues: OrderResidue[]
  readonly pieces: OrderPiece[]
}

/** The order with what went in and came out, in the order in which it was recorded. */
const orderQuery = `
SELECT o.*,
  (SELECT coalesce(json_agg(json_build_object('handOverId', i.id, 'lotId', i.lot_id, 'grossMicrograms', i.gross_micrograms, 'fine', i.fine::text) ORDER BY i.line), '[]')
   FROM order_input i WHERE i.order_id = o.id) AS inputs,
  (SELECT coalesce(json_agg(json_build_object('residueLotId', r.id, 'class', r.class, 'grossMicrograms', r.gross_micrograms) ORDER BY r.line), '[]')
   FROM residue r WHERE r.order_id = o.id) AS residues,
  (SELECT coalesce(json_agg(json_build_object('pieceId', p.id, 'grossMicrograms', p.gross_micrograms) ORDER BY p.line), '[]')
   FROM piece p WHERE p.order_id = o.id) AS pieces
FROM production_order o WHERE o.id = $1 AND o.workshop_id = $2`

const orderOf = (row: OrderRow): PlacedOrder => ({
  status: row.status,
  orderId: row.id,
  ownerId: row.owner_id,
  workshopId: row.workshop_id,
  design: row.design,
  technique: row.technique,
  quantity: row.quantity,
  dueOn: row.due_on,
  inputs: row.inputs.map((input) => ({ ...input, fine: BigInt(input.fine) })),
  residues: row.residues,
  pieces: row.pieces,
  imbalance:
    row.imbalance_cause === null
      ? null
      : {
          cause: row.imbalance_cause,
          grossMicrograms: Number(row.imbalance_micrograms),
          fine: BigInt(row.imbalance_fine ?? 0),
        },
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
  return {
    orderExists: (orderId) => exists('order_exists', 'SELECT 1 FROM production_order WHERE id = $1', [orderId]),
    orderOfWorkshop: async (workshopId, orderId) => {
      const row = await one<OrderRow>('order_of_workshop', orderQuery, [orderId, workshopId])
      return row && { version: row.version, order: orderOf(row) }
    },
    handOver: async (workshopId, handOverId) => {
      const row = await one<{
        lot_id: string
        order_id: string
        gross_micrograms: string
        fine: string
        half_width_micrograms: string
        accepted: boolean
      }>(
        'hand_over',
        `SELECT h.lot_id, h.order_id, h.gross_micrograms, h.fine, h.half_width_micrograms,
                EXISTS (SELECT 1 FROM order_input i WHERE i.id = h.id) AS accepted
         FROM incoming_hand_over h WHERE h.id = $1 AND h.workshop_id = $2`,
        [handOverId, workshopId],
      )
      return (
        row && {
          orderId: row.order_id,
          acceptedBefore: row.accepted,
          given: {
            handOverId,
            lotId: row.lot_id,
            grossMicrograms: Number(row.gross_micrograms),
            fine: BigInt(row.fine),
            halfWidthMicrograms: Number(row.half_width_micrograms),
          },
        }
      )
    },
    residueExists: (residueLotId) => exists('residue', 'SELECT 1 FROM residue WHERE id = $1', [residueLotId]),
    pieceExists: (pieceId) => exists('piece', 'SELECT 1 FROM piece WHERE id = $1', [pieceId]),
    serialTaken: (ownerId, serial) =>
      exists('serial', 'SELECT 1 FROM piece WHERE owner_id = $1 AND serial = $2', [ownerId, serial]),
    rows,
  }
}
