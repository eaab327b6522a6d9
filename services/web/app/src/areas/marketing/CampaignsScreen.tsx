import { IconPlus } from '@tabler/icons-react'
import { DataList, Day, Quantity, TaskScreen, useFilter, useGo, useList, useTexts } from '../../kit/index.ts'
import { Written } from './Written.tsx'

export const CampaignsScreen = () => {
  const t = useTexts('marketing')
  const go = useGo()
  const [filter] = useFilter({ running: '' })
  const list = useList('promotion', '/campaigns', { query: filter as never })
  return (
    <TaskScreen
      title={t('campaigns.title')}
      isWide
      action={{ text: t('campaign.new'), icon: <IconPlus aria-hidden />, run: () => go('/marketing/campaigns/new') }}
    >
      <DataList
        list={list}
        label={t('campaigns.title')}
        keyOf={({ campaignId }) => campaignId}
        emptyText={t('campaigns.none')}
        linkTo={({ campaignId }) => `/marketing/campaigns/${campaignId}`}
        columns={[
          { name: 'name', title: t('campaign.name'), show: ({ names }) => <Written texts={names} /> },
          { name: 'kind', title: t('campaign.kind'), show: ({ kind }) => t(`kind.${kind}`) },
          { name: 'from', title: t('campaign.startsOn'), show: ({ startsOn }) => <Day on={startsOn} /> },
          { name: 'to', title: t('campaign.endsOn'), show: ({ endsOn }) => <Day on={endsOn} /> },
          { name: 'status', title: t('items.status'), show: ({ status }) => t(`campaignStatus.${status}`) },
          {
            name: 'items',
            title: t('campaign.items'),
            isNumber: true,
            show: ({ items }) => <Quantity value={items.length} />,
          },
        ]}
      />
    </TaskScreen>
  )
}
