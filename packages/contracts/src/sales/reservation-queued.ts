import { z } from 'zod'
import { event } from '../event.ts'
import { id, partyId } from '../quantities.ts'

export const reservationQueued = event('sales.reservation-queued', {
  stream: 'piece',
  summary: 'A buyer waits for a piece that is kept for somebody else.',
})
  .first(
    z.strictObject({
      reservationId: id,
      pieceId: id,
      itemId: id,
      shopId: partyId,
      /** For how long the piece is kept when it is their turn. */
      minutes: z.int().min(1),
      /** 1 is next. */
      position: z.int().min(1),
    }),
  )
  .build()
