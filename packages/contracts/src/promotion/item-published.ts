import { z } from 'zod'
import { event } from '../event.ts'
import { id, money, partyId, text } from '../quantities.ts'

export const itemPublished = event('promotion.item-published', {
  stream: 'item',
  summary: 'A piece is in the catalogue, with a price.',
})
  .first(
    z.strictObject({
      itemId: id,
      pieceId: id,
      organisationId: partyId,
      titles: z.strictObject({ fr: text(200), ar: text(200).nullable(), en: text(200).nullable() }),
      price: money,
      channel: z.enum(['shop', 'fair', 'online']),
    }),
  )
  .build()
