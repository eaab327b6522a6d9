import { z } from 'zod'
import { event } from '../event.ts'
import { day, id, money, partyId, text } from '../quantities.ts'
import { texts } from './descriptions.ts'

const campaign = {
  campaignId: id,
  organisationId: partyId,
  /** A fair has a place where people go; a campaign is a season, an exhibition, an offer. */
  kind: z.enum(['campaign', 'fair']),
  names: texts(200),
  place: text(200).nullable(),
  /** Both days belong to it, in the time zone of the shops. */
  startsOn: day,
  endsOn: day,
}

export const campaignAnnounced = event('promotion.campaign-announced', {
  stream: 'campaign',
  summary: 'A campaign or a fair has a name and dates.',
})
  .first(z.strictObject(campaign))
  .build()

export const campaignChanged = event('promotion.campaign-changed', {
  stream: 'campaign',
  summary: 'The names, the place or the dates of a campaign are others.',
})
  .first(z.strictObject(campaign))
  .build()

export const campaignCancelled = event('promotion.campaign-cancelled', {
  stream: 'campaign',
  summary: 'A campaign does not take place; its prices do not count.',
})
  .first(z.strictObject({ campaignId: id, reason: text(500).nullable() }))
  .build()

export const campaignItemSet = event('promotion.campaign-item-set', {
  stream: 'campaign',
  summary: 'An item takes part in a campaign, at a price of its own or at its usual one.',
})
  .first(z.strictObject({ campaignId: id, itemId: id, pieceId: id, price: money.nullable() }))
  .build()

export const campaignItemRemoved = event('promotion.campaign-item-removed', {
  stream: 'campaign',
  summary: 'An item takes no part in a campaign any more.',
})
  .first(z.strictObject({ campaignId: id, itemId: id, pieceId: id }))
  .build()
