import { commandRoute, quantities } from '@fibula/service-kit'
import { z } from 'zod'
import type { ChangedCampaign } from '../../app/campaigns.ts'
import type { SetCampaignItemRefused } from '../../domain/campaign/campaign.ts'
import type { Deps } from '../deps.ts'
import { setCampaignItemProblems } from '../problems.ts'
import { price } from '../views.ts'
import { campaignView, showChangedCampaign } from './views.ts'

export const setCampaignItem = commandRoute<Deps, ChangedCampaign, SetCampaignItemRefused>()({
  method: 'put',
  path: '/campaigns/{campaignId}/items/{itemId}',
  summary: 'Lets an item take part in a campaign, at a price of its own or at its usual one',
  tag: 'campaigns',
  roles: ['marketing'],
  params: z.strictObject({ campaignId: quantities.id, itemId: quantities.id }),
  body: z.strictObject({ price: price.nullable().default(null) }),
  success: 200,
  view: campaignView,
  problems: setCampaignItemProblems,
  handle: ({ params: { campaignId, itemId }, body, context }, deps) =>
    deps.setCampaignItem({ campaignId, itemId, price: body.price }, context),
  respond: showChangedCampaign,
})
