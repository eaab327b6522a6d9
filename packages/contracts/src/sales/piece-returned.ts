import { z } from 'zod'
import { event } from '../event.ts'
import { enteredMass, grossMicrograms, id, money, partyId, text } from '../quantities.ts'

export const pieceReturned = event('sales.piece-returned', {
  stream: 'piece',
  summary: 'A sold piece came back and was weighed; wear is loss.',
})
  .first(
    z.strictObject({
      returnId: id,
      saleId: id,
      pieceId: id,
      shopId: partyId,
      weighed: enteredMass,
      grossMicrograms,
      reason: text(500).nullable(),
      refund: money,
    }),
  )
  .build()
