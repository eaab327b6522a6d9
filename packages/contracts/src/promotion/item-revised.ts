import { z } from 'zod'
import { event } from '../event.ts'
import { id } from '../quantities.ts'
import { description, descriptionV1, upcastDescription } from './descriptions.ts'

export const itemRevised = event('promotion.item-revised', {
  stream: 'item',
  summary: 'Marketing changed what a draft says; buyers see it once it is published.',
})
  .first(z.strictObject({ itemId: id, pieceId: id, ...descriptionV1 }))
  .next(z.strictObject({ itemId: id, pieceId: id, ...description }), upcastDescription)
  .build()
