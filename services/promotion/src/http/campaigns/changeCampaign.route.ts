import { commandRoute, quantities } from '@fibula/service-kit'
import { z } from 'zod'
import type { ChangedCampaign } from '../../app/campaigns.ts'
import type { ChangeCampaignRefused } from '../../domain/campaign/campaign.ts'
import type { Deps } from '../deps.ts'
import { changeCampaignProblems } from '../problems.ts'
import { campaignBody, campaignView, showChangedCampaign } from './views.ts'

export const changeCampaign = commandRoute<Deps, ChangedCampaign, ChangeCampaignRefused>()({
  method: 'patch',
  path: '/campaigns/{campaignId}',
  summary: 'Changes names, place or days; what is left out stays as it is',
  tag: 'campaigns',
  roles: ['marketing'],
  params: z.strictObject({ campaignId: quantities.id }),
  body: z.strictObject({
    kind: campaignBody.kind.optional(),
    names: campaignBody.names.optional(),
    place: quantities.text(200).nullable().optional(),
    startsOn: quantities.day.optional(),
    endsOn: quantities.day.optional(),
  }),
  success: 200,
  view: campaignView,
  problems: changeCampaignProblems,
  handle: ({ params: { campaignId }, body, context }, deps) => deps.changeCampaign({ ...body, campaignId }, context),
  respond: showChangedCampaign,
})
