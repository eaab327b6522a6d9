import { z } from 'zod'
import { event } from '../event.ts'
import { id, instant, partyId } from '../quantities.ts'

const first = z.strictObject({ reservationId: id, pieceId: id, itemId: id, shopId: partyId, expiresAt: instant })

export const pieceReserved = event('sales.piece-reserved', {
  stream: 'piece',
  summary: 'A shop keeps a piece for a buyer, until a time.',
})
  .first(first)
  /** fromQueue: the buyer had waited (sales.reservation-queued), and it is their turn now. */
  .next(first.extend({ fromQueue: z.boolean() }), (older) => ({ ...older, fromQueue: false }))
  .build()
