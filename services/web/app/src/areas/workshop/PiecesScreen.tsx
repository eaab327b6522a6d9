import { SegmentedControl } from '@mantine/core'
import { DataList, Mass, Quantity, TaskScreen, useFilter, useList, useTexts } from '../../kit/index.ts'

export const PiecesScreen = () => {
  const t = useTexts('workshop')
  const [filter, setFilter] = useFilter({ hallmark: '', status: '' })
  const query = {
    ...(filter.hallmark === '' ? {} : { hallmark: filter.hallmark as 'none' }),
    ...(filter.status === '' ? {} : { status: filter.status as 'finished' }),
  }
  const list = useList('production', '/pieces', { query })
  return (
    <TaskScreen title={t('pieces.title')} isWide>
      <DataList
        list={list}
        label={t('pieces.title')}
        keyOf={({ pieceId }) => pieceId}
        linkTo={({ orderId, pieceId }) => `/workshop/orders/${orderId}/pieces/${pieceId}`}
        emptyText={t('pieces.none')}
        filter={
          <SegmentedControl
            size="md"
            aria-label={t('orders.filter')}
            value={filter.hallmark}
            onChange={(hallmark) => setFilter({ hallmark })}
            data={[
              { value: 'none', label: t('hallmark.none') },
              { value: 'marked', label: t('hallmark.marked') },
              { value: '', label: t('orders.all') },
            ]}
          />
        }
        columns={[
          { name: 'serial', title: t('piece.serial'), show: ({ serial }) => <bdi dir="ltr">{serial}</bdi> },
          { name: 'design', title: t('design'), show: ({ design }) => <bdi>{design}</bdi> },
          {
            name: 'quantity',
            title: t('piece.quantity'),
            isNumber: true,
            show: ({ quantity }) => <Quantity value={quantity} />,
          },
          {
            name: 'gross',
            title: t('piece.gross'),
            isNumber: true,
            show: ({ grossMicrograms }) => <Mass micrograms={grossMicrograms} />,
          },
          { name: 'status', title: t('order.state'), show: ({ status }) => t(`piece.${status}`) },
          { name: 'hallmark', title: t('piece.hallmark'), show: ({ hallmark }) => t(`hallmark.${hallmark ?? 'none'}`) },
        ]}
      />
    </TaskScreen>
  )
}
