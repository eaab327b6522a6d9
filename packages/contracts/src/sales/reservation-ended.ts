import { z } from 'zod'
import { event } from '../event.ts'
import { id, partyId } from '../quantities.ts'

const first = z.strictObject({
  reservationId: id,
  pieceId: id,
  shopId: partyId,
  cause: z.enum(['expired', 'cancelled']),
})

export const reservationEnded = event('sales.reservation-ended', {
  stream: 'piece',
  summary: 'A reservation no longer keeps the piece.',
})
  .first(first)
  /** nextReservationId: who waited first; the piece is reserved for them by the next event of the stream. */
  .next(first.extend({ nextReservationId: id.nullable() }), (older) => ({ ...older, nextReservationId: null }))
  .build()
