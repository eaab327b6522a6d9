import { z } from 'zod'
import { event } from '../event.ts'
import { id, money, text } from '../quantities.ts'

const texts = (max: number) => z.strictObject({ fr: text(max), ar: text(max).nullable(), en: text(max).nullable() })

export const itemDescribed = event('promotion.item-described', {
  stream: 'item',
  summary: 'Marketing wrote what a catalogue item says: texts, price and channel. Buyers see it once it is published.',
})
  .first(
    z.strictObject({
      itemId: id,
      pieceId: id,
      titles: texts(200),
      descriptions: texts(4000).nullable(),
      price: money,
      channel: z.enum(['shop', 'fair', 'online']),
    }),
  )
  .build()
