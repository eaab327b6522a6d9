import { z } from 'zod'
import { event } from '../event.ts'
import { id, partyId } from '../quantities.ts'

export const priceListWithdrawn = event('sales.price-list-withdrawn', {
  stream: 'price-list',
  summary: 'A price list of a shop no longer counts. What was sold keeps its price.',
})
  .first(z.strictObject({ priceListId: id, shopId: partyId }))
  .build()
