import { z } from 'zod'
import { event } from '../event.ts'
import { id, partyId } from '../quantities.ts'

export const queueLeft = event('sales.queue-left', {
  stream: 'piece',
  summary: 'A buyer no longer waits for a piece: they gave up, or it was sold. Who keeps it is not changed by this.',
})
  .first(z.strictObject({ reservationId: id, pieceId: id, shopId: partyId, cause: z.enum(['cancelled', 'sold']) }))
  .build()
