import { SegmentedControl } from '@mantine/core'
import { DataList, Mass, TaskScreen, Time, useFilter, useList, useTexts } from '../../kit/index.ts'

export const HandOversScreen = () => {
  const t = useTexts('workshop')
  const [filter, setFilter] = useFilter({ status: '' })
  const query = filter.status === '' ? {} : { status: filter.status as 'pending' }
  const list = useList('production', '/hand-overs', { query })
  return (
    <TaskScreen title={t('handOvers.title')} isWide>
      <DataList
        list={list}
        label={t('handOvers.title')}
        keyOf={({ handOverId }) => handOverId}
        linkTo={({ handOverId }) => `/workshop/hand-overs/${handOverId}`}
        emptyText={t('handOvers.none')}
        filter={
          <SegmentedControl
            size="md"
            aria-label={t('orders.filter')}
            value={filter.status}
            onChange={(status) => setFilter({ status })}
            data={[
              { value: 'pending', label: t('handOver.pending') },
              { value: 'accepted', label: t('handOver.accepted') },
              { value: '', label: t('orders.all') },
            ]}
          />
        }
        columns={[
          {
            name: 'material',
            title: t('material'),
            show: ({ material, grossMicrograms }) => (
              <span>
                {t(`material.${material}`)} <Mass micrograms={grossMicrograms} />
              </span>
            ),
          },
          { name: 'from', title: t('accept.from'), show: ({ ownerId }) => <bdi dir="ltr">{ownerId}</bdi> },
          { name: 'at', title: t('at'), show: ({ happenedAt }) => <Time at={happenedAt} /> },
          { name: 'status', title: t('order.state'), show: ({ status }) => t(`handOver.${status}`) },
        ]}
      />
    </TaskScreen>
  )
}
