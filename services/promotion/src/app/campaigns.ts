import type { Decision } from '@fibula/kernel'
import { type Coded, type CommandContext, type Journal, runCommand } from '@fibula/service-kit'
import {
  type AnnounceCampaignRefused,
  announceCampaign,
  type Campaign,
  type CampaignData,
  type CampaignEvent,
  type CancelCampaignRefused,
  type ChangeCampaign,
  type ChangeCampaignRefused,
  cancelCampaign,
  changeCampaign,
  evolveCampaign,
  type RemoveCampaignItemRefused,
  removeCampaignItem,
  type SetCampaignItem,
  type SetCampaignItemRefused,
  setCampaignItem,
} from '../domain/campaign/campaign.ts'
import type { Ports, PromotionEvent } from './ports.ts'

export interface ChangedCampaign {
  readonly version: number
  readonly campaign: Campaign
}

type Context<Refusal extends Coded> = CommandContext<ChangedCampaign, Refusal>
type One = { readonly campaignId: string }

/** The use cases of campaigns and fairs, each `(command, context) => answer`. */
export const campaignUseCases = (ports: Ports, journal: Journal<PromotionEvent>) => {
  const write = (
    { version, campaign }: { version: number; campaign: Campaign | undefined },
    events: readonly CampaignEvent[],
  ) => {
    const after = events.reduce<Campaign | undefined>(evolveCampaign, campaign) as Campaign
    return {
      changes: [ports.rows.campaign(version, after, events)],
      result: { version: version + events.length, campaign: after },
    }
  }
  const change = <Refusal extends Coded>(
    campaignId: string,
    context: Context<Refusal>,
    decide: (campaign: Campaign) => Decision<CampaignEvent, Refusal>,
  ) =>
    runCommand(journal, context, {
      load: () => ports.campaign(context.actor.organisationId, campaignId),
      decide: ({ campaign }) => decide(campaign),
      write,
    })
  return {
    announceCampaign: (data: Omit<CampaignData, 'organisationId'>, context: Context<AnnounceCampaignRefused>) =>
      runCommand(journal, context, {
        load: async () => ({
          version: 0,
          campaign: undefined,
          exists: await ports.campaignExists(data.campaignId),
        }),
        decide: ({ exists }) => announceCampaign(exists, { ...data, organisationId: context.actor.organisationId }),
        write,
      }),
    changeCampaign: ({ campaignId, ...some }: ChangeCampaign & One, context: Context<ChangeCampaignRefused>) =>
      change(campaignId, context, (campaign) => changeCampaign(campaign, some)),
    cancelCampaign: (
      { campaignId, reason }: One & { reason: string | null },
      context: Context<CancelCampaignRefused>,
    ) => change(campaignId, context, (campaign) => cancelCampaign(campaign, { reason })),
    setCampaignItem: (
      { campaignId, itemId, price }: One & Omit<SetCampaignItem, 'item'>,
      context: Context<SetCampaignItemRefused>,
    ) =>
      runCommand(journal, context, {
        load: async () => {
          const { organisationId } = context.actor
          const [loaded, item] = await Promise.all([
            ports.campaign(organisationId, campaignId),
            ports.item(organisationId, itemId),
          ])
          return loaded && { ...loaded, item: item?.item }
        },
        decide: ({ campaign, item }) => setCampaignItem(campaign, { itemId, price, item }),
        write,
      }),
    removeCampaignItem: (
      { campaignId, itemId }: One & { itemId: string },
      context: Context<RemoveCampaignItemRefused>,
    ) => change(campaignId, context, (campaign) => removeCampaignItem(campaign, { itemId })),
  }
}
