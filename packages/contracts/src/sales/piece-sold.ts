import { z } from 'zod'
import { event } from '../event.ts'
import { day, id, money, partyId } from '../quantities.ts'
import { payment } from './shapes.ts'

const first = z.strictObject({
  saleId: id,
  pieceId: id,
  itemId: id,
  shopId: partyId,
  reservationId: id.nullable(),
  price: money,
})

export const pieceSold = event('sales.piece-sold', {
  stream: 'piece',
  summary: 'A piece was sold; its price is frozen here.',
})
  .first(first)
  .next(
    first.extend({
      /** Where the price is from: a campaign, else the price list of the shop, else the catalogue item (both null). */
      campaignId: id.nullable(),
      priceListId: id.nullable(),
      /** They add up to the price. Older sales were paid in full; how was not told. */
      payments: z.array(payment),
      /** The sale that was taken back in the same exchange. */
      exchangeOfSaleId: id.nullable(),
      consignmentId: id.nullable(),
      /** The day of the till that it belongs to; null for older sales. */
      on: day.nullable(),
    }),
    (older) => ({
      ...older,
      campaignId: null,
      priceListId: null,
      payments: [],
      exchangeOfSaleId: null,
      consignmentId: null,
      on: null,
    }),
  )
  .build()
