import { z } from 'zod'
import { event } from '../event.ts'
import { id } from '../quantities.ts'
import { description } from './descriptions.ts'

export const itemRevised = event('promotion.item-revised', {
  stream: 'item',
  summary: 'Marketing changed what a draft says; buyers see it once it is published.',
})
  .first(z.strictObject({ itemId: id, pieceId: id, ...description }))
  .build()
