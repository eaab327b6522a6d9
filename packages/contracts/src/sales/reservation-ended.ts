import { z } from 'zod'
import { event } from '../event.ts'
import { id, partyId } from '../quantities.ts'

export const reservationEnded = event('sales.reservation-ended', {
  stream: 'piece',
  summary: 'A reservation no longer keeps the piece.',
})
  .first(z.strictObject({ reservationId: id, pieceId: id, shopId: partyId, cause: z.enum(['expired', 'cancelled']) }))
  .build()
