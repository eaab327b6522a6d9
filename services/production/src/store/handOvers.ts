import type { Queryable } from '@fibula/store'
import type { ExpectHandOver, KeepTakenBack } from '../app/incomingHandOver.ts'

export const expectHandOver: ExpectHandOver<Queryable> = async (tx, handOver) => {
  await tx.query({
    name: 'expect_hand_over',
    text: `INSERT INTO incoming_hand_over (id, lot_id, order_id, owner_id, workshop_id, gross_micrograms, fine, half_width_micrograms, happened_at, material, pieces)
           VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11) ON CONFLICT (id) DO NOTHING`,
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
      handOver.material,
      handOver.pieces,
    ],
  })
}

export const keepTakenBack: KeepTakenBack<Queryable> = async (tx, taken) => {
  await tx.query({
    name: 'keep_taken_back',
    text: `INSERT INTO taken_back (id, lot_id, gross_micrograms, fine, happened_at)
           VALUES ($1, $2, $3, $4, $5) ON CONFLICT (id) DO NOTHING`,
    values: [taken.returnId, taken.lotId, taken.grossMicrograms, taken.fine, taken.happenedAt],
  })
}
