import { SegmentedControl } from '@mantine/core'
import { DataList, Go, Mass, Quantity, TaskScreen, Time, useFilter, useList, useTexts } from '../../kit/index.ts'
import { Mark } from './words.tsx'

export const HandOversScreen = () => {
  const t = useTexts('clerk')
  const [filter, setFilter] = useFilter({ workshopId: '', orderId: '', order: '' })
  const query = {
    ...(filter.workshopId === '' ? {} : { workshopId: filter.workshopId }),
    ...(filter.orderId === '' ? {} : { orderId: filter.orderId }),
    ...(filter.order === '' ? {} : { order: filter.order as 'open' }),
    sort: 'newest' as const,
  }
  const list = useList('sourcing', '/hand-overs', { query })
  return (
    <TaskScreen title={t('handOvers.title')} isWide>
      <DataList
        list={list}
        label={t('handOvers.title')}
        keyOf={({ handOverId }) => handOverId}
        linkTo={({ orderId }) => `/workshop/orders/${orderId}`}
        emptyText={t('handOvers.none')}
        filter={
          <SegmentedControl
            size="md"
            aria-label={t('handOver.order')}
            value={filter.order}
            onChange={(order) => setFilter({ order })}
            data={[
              { value: 'open', label: t('handOvers.open') },
              { value: 'over', label: t('handOvers.over') },
              { value: '', label: t('all') },
            ]}
          />
        }
        columns={[
          {
            name: 'what',
            title: t('material'),
            show: ({ material, grossMicrograms, pieces }) => (
              <span>
                {t(`material.${material}`)} <Mass micrograms={grossMicrograms} />
                {pieces !== null && (
                  <>
                    {' · '}
                    {t('pieces')} <Quantity value={pieces} />
                  </>
                )}
              </span>
            ),
          },
          { name: 'to', title: t('workshop'), show: ({ receiverId }) => <bdi dir="ltr">{receiverId}</bdi> },
          { name: 'at', title: t('at'), show: ({ happenedAt }) => <Time at={happenedAt} /> },
          {
            name: 'refused',
            title: t('state.refused'),
            show: ({ refused }) =>
              refused === null ? (
                '–'
              ) : (
                <Go to={`/clerk/returns/${refused.returnId}`}>
                  <Mark state="refused" /> <bdi>{refused.reason}</bdi>
                </Go>
              ),
          },
        ]}
      />
    </TaskScreen>
  )
}
