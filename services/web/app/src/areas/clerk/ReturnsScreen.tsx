import { SegmentedControl } from '@mantine/core'
import { DataList, Mass, TaskScreen, Time, useFilter, useList, useTexts } from '../../kit/index.ts'
import { Mark } from './words.tsx'

export const ReturnsScreen = () => {
  const t = useTexts('clerk')
  const [filter, setFilter] = useFilter({ status: '' })
  const query = { ...(filter.status === '' ? {} : { status: filter.status as 'waiting' }), sort: 'newest' as const }
  const list = useList('sourcing', '/returns', { query })
  return (
    <TaskScreen title={t('returns.title')} isWide>
      <DataList
        list={list}
        label={t('returns.title')}
        keyOf={({ returnId }) => returnId}
        linkTo={({ returnId }) => `/clerk/returns/${returnId}`}
        emptyText={t('returns.none')}
        filter={
          <SegmentedControl
            size="md"
            aria-label={t('state')}
            value={filter.status}
            onChange={(status) => setFilter({ status })}
            data={[
              { value: 'waiting', label: t('state.waiting') },
              { value: 'taken', label: t('returns.taken') },
              { value: '', label: t('all') },
            ]}
          />
        }
        columns={[
          {
            name: 'what',
            title: t('returns.what'),
            show: (back) => (
              <span>
                {t(`material.${back.material}`)} · {t(`class.${back.class}`)} <Mass micrograms={back.grossMicrograms} />
                {back.handOverId !== null && (
                  <>
                    {' '}
                    <Mark state="refused" />
                  </>
                )}
              </span>
            ),
          },
          { name: 'from', title: t('workshop'), show: ({ workshopId }) => <bdi dir="ltr">{workshopId}</bdi> },
          { name: 'at', title: t('at'), show: ({ happenedAt }) => <Time at={happenedAt} /> },
          { name: 'state', title: t('state'), show: ({ taken }) => <Mark state={taken?.outcome ?? 'waiting'} /> },
        ]}
      />
    </TaskScreen>
  )
}
