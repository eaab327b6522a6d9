import { z } from 'zod'
import { event } from '../event.ts'
import { day, id, money, partyId, text } from '../quantities.ts'

export const priceListSet = event('sales.price-list-set', {
  stream: 'price-list',
  summary: 'A shop says for how much it sells pieces in a period; the whole list each time.',
})
  .first(
    z.strictObject({
      priceListId: id,
      shopId: partyId,
      name: text(100),
      validFrom: day,
      /** The last day; null: until further notice. */
      validUntil: day.nullable(),
      prices: z.array(z.strictObject({ pieceId: id, price: money })).max(1_000),
    }),
  )
  .build()
