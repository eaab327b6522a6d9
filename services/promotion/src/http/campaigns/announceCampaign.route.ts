import { commandRoute, newId, quantities } from '@fibula/service-kit'
import { z } from 'zod'
import type { ChangedCampaign } from '../../app/campaigns.ts'
import type { AnnounceCampaignRefused } from '../../domain/campaign/campaign.ts'
import type { Deps } from '../deps.ts'
import { announceCampaignProblems } from '../problems.ts'
import { campaignBody, campaignView, showChangedCampaign } from './views.ts'

export const announceCampaign = commandRoute<Deps, ChangedCampaign, AnnounceCampaignRefused>()({
  method: 'post',
  path: '/campaigns',
  summary: 'Announces a campaign or a fair',
  tag: 'campaigns',
  roles: ['marketing'],
  body: z.strictObject({ campaignId: quantities.id.optional(), ...campaignBody }),
  success: 201,
  view: campaignView,
  problems: announceCampaignProblems,
  handle: ({ body, context }, deps) =>
    deps.announceCampaign({ ...body, campaignId: body.campaignId ?? newId() }, context),
  respond: showChangedCampaign,
})
