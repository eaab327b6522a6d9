import { z } from 'zod'
import { event } from '../event.ts'
import { id, partyId } from '../quantities.ts'
import { description } from './descriptions.ts'

export const itemDrafted = event('promotion.item-drafted', {
  stream: 'item',
  summary: 'Marketing began a catalogue item for a piece.',
})
  .first(z.strictObject({ itemId: id, pieceId: id, organisationId: partyId, ...description }))
  .build()
