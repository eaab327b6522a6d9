import { z } from 'zod'
import { event } from '../event.ts'
import { id, partyId } from '../quantities.ts'
import { description, descriptionV1, upcastDescription } from './descriptions.ts'

const identity = { itemId: id, pieceId: id, organisationId: partyId }

export const itemDrafted = event('promotion.item-drafted', {
  stream: 'item',
  summary: 'Marketing began a catalogue item for a piece.',
})
  .first(z.strictObject({ ...identity, ...descriptionV1 }))
  .next(z.strictObject({ ...identity, ...description }), upcastDescription)
  .build()
