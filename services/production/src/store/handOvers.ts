import type { Queryable } from '@fibula/store'
import type { ExpectHandOver } from '../app/incomingHandOver.ts'

export const expectHandOver: ExpectHandOver<Queryable> = async (tx, handOver) => {
  await tx.query({
    name: 'expect_hand_over',
    text: `INSERT INTO incoming_hand_over (id, lot_id, order_id, owner_id, workshop_id, gross_micrograms, fine, half_width_micrograms, happened_at)
           VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9) ON CONFLICT (id) DO NOTHING`,
    values: [
      handOver.handOverId,
      handOver.lotId,
      handOver.orderId,
      handOver.ownerId,
      handOver.workshopId,
      handOver.grossMicrograms,
      handOver.fine,
      handOver.halfWidthMicrograms,
      handOver.happenedAt,
    ],
  })
}
