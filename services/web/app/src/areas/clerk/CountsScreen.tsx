import { SegmentedControl } from '@mantine/core'
import { DataList, Mass, TaskScreen, Time, useFilter, useList, useTexts } from '../../kit/index.ts'

export const CountsScreen = () => {
  const t = useTexts('clerk')
  const [filter, setFilter] = useFilter({ different: '', lotId: '' })
  const query = {
    sort: 'newest' as const,
    ...(filter.different === '' ? {} : { different: 'true' as const }),
    ...(filter.lotId === '' ? {} : { lotId: filter.lotId }),
  }
  const list = useList('sourcing', '/counts', { query })
  return (
    <TaskScreen title={t('counts.title')} isWide>
      <DataList
        list={list}
        label={t('counts.title')}
        keyOf={({ countId }) => countId}
        linkTo={({ lotId }) => `/clerk/lots/${lotId}`}
        emptyText={t('counts.none')}
        filter={
          <SegmentedControl
            size="md"
            aria-label={t('count.difference')}
            value={filter.different}
            onChange={(different) => setFilter({ different })}
            data={[
              { value: '', label: t('all') },
              { value: 'true', label: t('counts.different') },
            ]}
          />
        }
        columns={[
          { name: 'at', title: t('at'), show: ({ happenedAt }) => <Time at={happenedAt} /> },
          {
            name: 'found',
            title: t('count.weighed'),
            show: ({ grossMicrograms }) => <Mass micrograms={grossMicrograms} />,
          },
          {
            name: 'difference',
            title: t('count.difference'),
            show: ({ differenceMicrograms }) => <Mass micrograms={differenceMicrograms} />,
          },
          { name: 'note', title: t('note'), show: ({ note }) => <bdi>{note ?? ''}</bdi> },
        ]}
      />
    </TaskScreen>
  )
}
