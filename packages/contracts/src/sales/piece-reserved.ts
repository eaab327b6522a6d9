import { z } from 'zod'
import { event } from '../event.ts'
import { id, instant, partyId } from '../quantities.ts'

export const pieceReserved = event('sales.piece-reserved', {
  stream: 'piece',
  summary: 'A shop keeps a piece for a buyer, until a time.',
})
  .first(z.strictObject({ reservationId: id, pieceId: id, itemId: id, shopId: partyId, expiresAt: instant }))
  .build()
