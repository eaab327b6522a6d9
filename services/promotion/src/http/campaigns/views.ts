import { quantities } from '@fibula/service-kit'
import { z } from 'zod'
import type { ChangedCampaign } from '../../app/campaigns.ts'
import type { Campaign } from '../../domain/campaign/campaign.ts'
import { titles } from '../views.ts'

const { day, id, money, text } = quantities

/** What a campaign is announced with. */
export const campaignBody = {
  kind: z.enum(['campaign', 'fair']),
  names: titles,
  place: text(200).nullable().default(null),
  /** Both days belong to it. */
  startsOn: day,
  endsOn: day,
}

export const campaignView = z.strictObject({
  campaignId: id,
  status: z.enum(['announced', 'cancelled']),
  kind: z.enum(['campaign', 'fair']),
  names: titles,
  place: z.string().nullable(),
  startsOn: day,
  endsOn: day,
  note: z.string().nullable(),
  items: z.array(z.strictObject({ itemId: id, pieceId: id, price: money.nullable() })),
  version: z.int(),
})

export const showCampaign = ({
  campaign,
  version,
}: {
  campaign: Campaign
  version: number
}): z.output<typeof campaignView> => {
  const { organisationId: _, items, ...shown } = campaign
  return { ...shown, items: items.map((item) => ({ ...item })), version }
}

export const showChangedCampaign = ({ campaign, version }: ChangedCampaign) => ({
  body: showCampaign({ campaign, version }),
  version,
  location: `/campaigns/${campaign.campaignId}`,
})

/** What everybody may see of one. */
export const publicCampaignView = campaignView.omit({ status: true, note: true, items: true, version: true })
export const showPublicCampaign = ({ campaign }: { campaign: Campaign }): z.output<typeof publicCampaignView> => {
  const { campaignId, kind, names, place, startsOn, endsOn } = campaign
  return { campaignId, kind, names, place, startsOn, endsOn }
}
