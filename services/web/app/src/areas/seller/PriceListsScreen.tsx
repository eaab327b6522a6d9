import { IconPlus } from '@tabler/icons-react'
import { DataList, Day, Quantity, TaskScreen, useGo, useList, useTexts } from '../../kit/index.ts'

export const PriceListsScreen = () => {
  const t = useTexts('seller')
  const go = useGo()
  const list = useList('sales', '/price-lists')
  return (
    <TaskScreen
      title={t('priceLists.title')}
      isWide
      action={{ text: t('priceList.new'), icon: <IconPlus aria-hidden />, run: () => go('/seller/price-lists/new') }}
    >
      <DataList
        list={list}
        label={t('priceLists.title')}
        keyOf={({ priceListId }) => priceListId}
        emptyText={t('priceLists.none')}
        linkTo={({ priceListId }) => `/seller/price-lists/${priceListId}`}
        columns={[
          { name: 'name', title: t('priceList.name'), show: ({ name }) => <bdi>{name}</bdi> },
          { name: 'from', title: t('sales.from'), show: ({ validFrom }) => <Day on={validFrom} /> },
          {
            name: 'until',
            title: t('sales.until'),
            show: ({ validUntil }) => (validUntil ? <Day on={validUntil} /> : '—'),
          },
          {
            name: 'pieces',
            title: t('priceList.pieces'),
            isNumber: true,
            show: ({ prices }) => <Quantity value={prices.length} />,
          },
          {
            name: 'state',
            title: t('offers.status'),
            show: ({ withdrawn }) => t(withdrawn ? 'priceList.withdrawn' : 'priceList.counts'),
          },
        ]}
      />
    </TaskScreen>
  )
}
