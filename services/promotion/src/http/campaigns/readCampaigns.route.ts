import { heading, page, pageOf, pageQuery, quantities, queryRoute } from '@fibula/service-kit'
import { z } from 'zod'
import { readKeyed } from '../cursors.ts'
import type { Deps } from '../deps.ts'
import { columns } from '../tables.ts'
import { campaignView, publicCampaignView, showCampaign, showPublicCampaign } from './views.ts'

interface Dates {
  readonly startsOn: string
  readonly endsOn: string
  readonly kind: string
  readonly place: string | null
}
const dates = [
  { heading: heading('Genre', 'النوع', 'Kind'), value: ({ kind }: Dates) => kind },
  { heading: heading('Lieu', 'المكان', 'Place'), value: ({ place }: Dates) => place },
  { heading: heading('Premier jour', 'أول يوم', 'First day'), value: ({ startsOn }: Dates) => startsOn },
  { heading: heading('Dernier jour', 'آخر يوم', 'Last day'), value: ({ endsOn }: Dates) => endsOn },
]

export const listCampaigns = queryRoute<Deps>()({
  path: '/campaigns',
  summary: "The organisation's campaigns and fairs",
  tag: 'campaigns',
  roles: ['marketing'],
  query: z.strictObject({ ...pageQuery, running: z.enum(['true', 'false']).optional() }),
  view: pageOf(campaignView),
  table: {
    name: 'campaigns',
    columns: [
      ...columns.names,
      ...dates,
      columns.status,
      { heading: heading('Fiches', 'البطاقات', 'Items'), value: ({ items }) => items.length },
    ],
  },
  handle: async ({ query: { limit, cursor, running }, actor }, { reads }) => {
    const isRunning = running === undefined ? undefined : running === 'true'
    const rows = await reads.campaigns(actor.organisationId, isRunning, { after: readKeyed('day', cursor), limit })
    const { items, next } = page(rows, limit, ({ campaign }) => [campaign.startsOn, campaign.campaignId])
    return { body: { items: items.map(showCampaign), next } }
  },
})

export const getCampaign = queryRoute<Deps>()({
  path: '/campaigns/{campaignId}',
  summary: 'One campaign or fair, with its items',
  tag: 'campaigns',
  roles: ['marketing'],
  params: z.strictObject({ campaignId: quantities.id }),
  view: campaignView,
  handle: async ({ params, actor }, { reads }) => {
    const shown = await reads.campaign(actor.organisationId, params.campaignId)
    return shown && { body: showCampaign(shown), version: shown.version }
  },
})

export const listPublicCampaigns = queryRoute<Deps>()({
  path: '/showcase/campaigns',
  summary: 'Campaigns and fairs that are not over and show something, for everybody',
  tag: 'catalogue',
  roles: 'public',
  query: z.strictObject({ ...pageQuery }),
  view: pageOf(publicCampaignView),
  table: { name: 'campaigns', columns: [...columns.names, ...dates] },
  handle: async ({ query: { limit, cursor } }, { reads }) => {
    const rows = await reads.publicCampaigns({ after: readKeyed('day', cursor), limit })
    const { items, next } = page(rows, limit, ({ campaign }) => [campaign.startsOn, campaign.campaignId])
    return { body: { items: items.map(showPublicCampaign), next } }
  },
})
