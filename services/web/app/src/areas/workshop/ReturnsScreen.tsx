import { SegmentedControl } from '@mantine/core'
import { DataList, Mass, TaskScreen, Time, useFilter, useList, useTexts } from '../../kit/index.ts'

export const ReturnsScreen = () => {
  const t = useTexts('workshop')
  const [filter, setFilter] = useFilter({ status: '' })
  const query = filter.status === '' ? {} : { status: filter.status as 'pending' }
  const list = useList('production', '/returns', { query })
  return (
    <TaskScreen title={t('returns.title')} isWide>
      <DataList
        list={list}
        label={t('returns.title')}
        keyOf={({ returnId }) => returnId}
        linkTo={({ orderId }) => `/workshop/orders/${orderId}`}
        emptyText={t('returns.none')}
        filter={
          <SegmentedControl
            size="md"
            aria-label={t('orders.filter')}
            value={filter.status}
            onChange={(status) => setFilter({ status })}
            data={[
              { value: 'pending', label: t('return.pending') },
              { value: 'received', label: t('return.received') },
              { value: '', label: t('orders.all') },
            ]}
          />
        }
        columns={[
          {
            name: 'what',
            title: t('back.what'),
            show: ({ what, grossMicrograms }) => (
              <span>
                {t(`what.${what}`)} <Mass micrograms={grossMicrograms} />
              </span>
            ),
          },
          { name: 'to', title: t('return.to'), show: ({ ownerId }) => <bdi dir="ltr">{ownerId}</bdi> },
          { name: 'at', title: t('at'), show: ({ happenedAt }) => <Time at={happenedAt} /> },
          {
            name: 'received',
            title: t('return.received'),
            show: ({ receivedAt }) => (receivedAt === null ? t('return.pending') : <Time at={receivedAt} />),
          },
        ]}
      />
    </TaskScreen>
  )
}
