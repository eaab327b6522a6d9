import { z } from 'zod'
import { event } from '../event.ts'
import { id, partyId } from '../quantities.ts'
import { description } from './descriptions.ts'

const { titles, price, channel } = description

export const itemPublished = event('promotion.item-published', {
  stream: 'item',
  summary: 'A piece is in the catalogue, with a price.',
})
  .first(z.strictObject({ itemId: id, pieceId: id, organisationId: partyId, titles, price, channel }))
  .build()
