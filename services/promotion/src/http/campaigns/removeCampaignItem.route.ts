import { commandRoute, quantities } from '@fibula/service-kit'
import { z } from 'zod'
import type { ChangedCampaign } from '../../app/campaigns.ts'
import type { RemoveCampaignItemRefused } from '../../domain/campaign/campaign.ts'
import type { Deps } from '../deps.ts'
import { removeCampaignItemProblems } from '../problems.ts'
import { campaignView, showChangedCampaign } from './views.ts'

export const removeCampaignItem = commandRoute<Deps, ChangedCampaign, RemoveCampaignItemRefused>()({
  method: 'delete',
  path: '/campaigns/{campaignId}/items/{itemId}',
  summary: 'Takes an item out of a campaign',
  tag: 'campaigns',
  roles: ['marketing'],
  params: z.strictObject({ campaignId: quantities.id, itemId: quantities.id }),
  body: z.strictObject({}).optional(),
  success: 200,
  view: campaignView,
  problems: removeCampaignItemProblems,
  handle: ({ params: { campaignId, itemId }, context }, deps) =>
    deps.removeCampaignItem({ campaignId, itemId }, context),
  respond: showChangedCampaign,
})
