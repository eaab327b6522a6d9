import { z } from 'zod'
import { event } from '../event.ts'
import { day, id, partyId, text } from '../quantities.ts'

export const orderPlaced = event('production.order-placed', {
  stream: 'order',
  summary: 'A cooperative ordered pieces from a workshop.',
})
  .first(
    z.strictObject({
      orderId: id,
      ownerId: partyId,
      workshopId: partyId,
      design: text(200),
      technique: z.enum(['handcrafted', 'machine-made', 'studded-by-hand', 'studded-by-machine']),
      quantity: z.int().min(1).max(100_000),
      dueOn: day,
    }),
  )
  .build()
