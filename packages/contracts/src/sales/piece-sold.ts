import { z } from 'zod'
import { event } from '../event.ts'
import { id, money, partyId } from '../quantities.ts'

export const pieceSold = event('sales.piece-sold', {
  stream: 'piece',
  summary: 'A piece was sold; its price is frozen here.',
})
  .first(
    z.strictObject({
      saleId: id,
      pieceId: id,
      itemId: id,
      shopId: partyId,
      reservationId: id.nullable(),
      price: money,
    }),
  )
  .build()
