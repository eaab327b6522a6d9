import { IconPlus } from '@tabler/icons-react'
import { DataList, Quantity, TaskScreen, useGo, useList, useTexts } from '../../kit/index.ts'
import { Written } from './Written.tsx'

export const CollectionsScreen = () => {
  const t = useTexts('marketing')
  const go = useGo()
  const list = useList('promotion', '/collections')
  return (
    <TaskScreen
      title={t('collections.title')}
      isWide
      action={{
        text: t('collection.new'),
        icon: <IconPlus aria-hidden />,
        run: () => go('/marketing/collections/new'),
      }}
    >
      <DataList
        list={list}
        label={t('collections.title')}
        keyOf={({ collectionId }) => collectionId}
        emptyText={t('collections.none')}
        linkTo={({ collectionId }) => `/marketing/collections/${collectionId}`}
        columns={[
          { name: 'name', title: t('campaign.name'), show: ({ names }) => <Written texts={names} /> },
          {
            name: 'items',
            title: t('campaign.items'),
            isNumber: true,
            show: ({ itemIds }) => <Quantity value={itemIds.length} />,
          },
        ]}
      />
    </TaskScreen>
  )
}
