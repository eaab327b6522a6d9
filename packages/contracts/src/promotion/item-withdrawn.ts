import { z } from 'zod'
import { event } from '../event.ts'
import { id, text } from '../quantities.ts'

const item = { itemId: id, pieceId: id }

export const itemWithdrawn = event('promotion.item-withdrawn', {
  stream: 'item',
  summary: 'A catalogue item is out for good: marketing says so, or there is no such piece to be sold any more.',
})
  .first(
    z.strictObject({
      ...item,
      cause: z.enum(['marketing', 'piece-scrapped', 'hallmark-refused', 'order-cancelled']),
      reason: text(500).nullable(),
    }),
  )
  .build()

export const itemReopened = event('promotion.item-reopened', {
  stream: 'item',
  summary: 'A withdrawn catalogue item is a draft again.',
})
  .first(z.strictObject(item))
  .build()
