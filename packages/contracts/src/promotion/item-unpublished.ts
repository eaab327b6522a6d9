import { z } from 'zod'
import { event } from '../event.ts'
import { id, text } from '../quantities.ts'

export const itemUnpublished = event('promotion.item-unpublished', {
  stream: 'item',
  summary: 'A piece was taken out of the catalogue.',
})
  .first(z.strictObject({ itemId: id, pieceId: id, reason: text(500).nullable() }))
  .build()
