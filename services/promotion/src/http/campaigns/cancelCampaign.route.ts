import { commandRoute, quantities } from '@fibula/service-kit'
import { z } from 'zod'
import type { ChangedCampaign } from '../../app/campaigns.ts'
import type { CancelCampaignRefused } from '../../domain/campaign/campaign.ts'
import type { Deps } from '../deps.ts'
import { cancelCampaignProblems } from '../problems.ts'
import { campaignView, showChangedCampaign } from './views.ts'

export const cancelCampaign = commandRoute<Deps, ChangedCampaign, CancelCampaignRefused>()({
  method: 'post',
  path: '/campaigns/{campaignId}/cancel',
  summary: 'Says that a campaign does not take place',
  tag: 'campaigns',
  roles: ['marketing'],
  params: z.strictObject({ campaignId: quantities.id }),
  body: z.strictObject({ reason: quantities.text(500).optional() }).optional(),
  success: 200,
  view: campaignView,
  problems: cancelCampaignProblems,
  handle: ({ params: { campaignId }, body, context }, deps) =>
    deps.cancelCampaign({ campaignId, reason: body?.reason ?? null }, context),
  respond: showChangedCampaign,
})
