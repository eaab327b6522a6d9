import { z } from 'zod'
import { event } from '../event.ts'
import { id, text } from '../quantities.ts'

const first = { itemId: id, pieceId: id, reason: text(500).nullable() }

export const itemUnpublished = event('promotion.item-unpublished', {
  stream: 'item',
  summary: 'A piece was taken out of the catalogue; its item is a draft again.',
})
  .first(z.strictObject(first))
  /** `cause`: marketing did it, or the piece went back to the workshop and is weighed again first. */
  .next(z.strictObject({ ...first, cause: z.enum(['marketing', 'piece-reworked']) }), (older) => ({
    ...older,
    cause: 'marketing' as const,
  }))
  .build()
