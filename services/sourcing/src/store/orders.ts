import type { Queryable } from '@fibula/store'
import type { RememberOrder } from '../app/rememberOrder.ts'

export const rememberOrder: RememberOrder<Queryable> = async (tx, { orderId, ownerId, workshopId }) => {
  await tx.query({
    name: 'remember_order',
    text: 'INSERT INTO known_order (id, owner_id, workshop_id) VALUES ($1, $2, $3) ON CONFLICT (id) DO NOTHING',
    values: [orderId, ownerId, workshopId],
  })
}
