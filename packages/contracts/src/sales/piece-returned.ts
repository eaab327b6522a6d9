import { z } from 'zod'
import { event } from '../event.ts'
import { day, enteredMass, grossMicrograms, id, money, partyId, text } from '../quantities.ts'
import { payment } from './shapes.ts'

const first = z.strictObject({
  returnId: id,
  saleId: id,
  pieceId: id,
  shopId: partyId,
  weighed: enteredMass,
  grossMicrograms,
  reason: text(500).nullable(),
  refund: money,
})

export const pieceReturned = event('sales.piece-returned', {
  stream: 'piece',
  summary: 'A sold piece came back and was weighed; wear is loss.',
})
  .first(first)
  .next(
    first.extend({
      /** They add up to the refund. How older ones were paid out was not told. */
      refunds: z.array(payment),
      /** The sale that was made in the same exchange. */
      exchangeSaleId: id.nullable(),
      /** The day of the till that it belongs to; null for older returns. */
      on: day.nullable(),
    }),
    (older) => ({ ...older, refunds: [], exchangeSaleId: null, on: null }),
  )
  .build()
