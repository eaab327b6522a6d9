import type { Queryable } from '@fibula/store'
import type { Heard } from '../app/heard.ts'

export const heard: Heard<Queryable> = {
  orderPlaced: async (tx, { orderId, ownerId, workshopId, design }) => {
    await tx.query({
      name: 'remember_order',
      text: `INSERT INTO known_order (id, owner_id, workshop_id, design) VALUES ($1, $2, $3, $4) ON CONFLICT (id) DO NOTHING`,
      values: [orderId, ownerId, workshopId, design],
    })
  },
  orderEnded: async (tx, { orderId, status, keptMicrograms, keptFine }) => {
    await tx.query({
      name: 'end_order',
      text: 'UPDATE known_order SET status = $2, kept_micrograms = $3, kept_fine = $4 WHERE id = $1',
      values: [orderId, status, keptMicrograms, keptFine],
    })
  },
  sentBack: async (tx, back) => {
    await tx.query({
      name: 'expect_return',
      text: `INSERT INTO incoming_return (id, organisation_id, order_id, workshop_id, class, material, lot_id, residue_lot_id, hand_over_id,
               weighed_value, weighed_unit, gross_micrograms, fine, pieces, half_width_micrograms, reason, happened_at)
             VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17) ON CONFLICT (id) DO NOTHING`,
      values: [
        ...[back.returnId, back.ownerId, back.orderId, back.workshopId, back.class, back.material, back.lotId],
        ...[back.residueLotId, back.handOverId, back.weighed?.value ?? null, back.weighed?.unit ?? null],
        ...[back.grossMicrograms, back.fine, back.pieces, back.halfWidthMicrograms, back.reason, back.happenedAt],
      ],
    })
  },
}
