import { z } from 'zod'
import { event } from '../event.ts'
import { id, text } from '../quantities.ts'

const item = { itemId: id, pieceId: id }

export const itemSubmitted = event('promotion.item-submitted', {
  stream: 'item',
  summary: 'Somebody is asked to look at a catalogue item before it is published.',
})
  .first(z.strictObject(item))
  .build()

export const itemApproved = event('promotion.item-approved', {
  stream: 'item',
  summary: 'A catalogue item was looked at and may be published as it is.',
})
  .first(z.strictObject(item))
  .build()

export const itemSentBackForChanges = event('promotion.item-sent-back-for-changes', {
  stream: 'item',
  summary: 'A catalogue item is a draft again, with what should be changed.',
})
  .first(z.strictObject({ ...item, note: text(1_000) }))
  .build()
