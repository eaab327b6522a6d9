import { z } from 'zod'
import { event } from '../event.ts'
import { id, instant, text } from '../quantities.ts'

const item = { itemId: id, pieceId: id }

export const itemScheduled = event('promotion.item-scheduled', {
  stream: 'item',
  summary: 'An approved catalogue item will be published at a given time.',
})
  .first(z.strictObject({ ...item, at: instant }))
  .build()

export const itemUnscheduled = event('promotion.item-unscheduled', {
  stream: 'item',
  summary: 'A catalogue item will not be published by itself: marketing says so, or its piece cannot be published.',
})
  .first(
    z.strictObject({
      ...item,
      cause: z.enum(['marketing', 'piece-reworked', 'piece-sold', 'piece-not-publishable']),
      reason: text(500).nullable(),
    }),
  )
  .build()
