import { SegmentedControl } from '@mantine/core'
import { DataList, Day, TaskScreen, useFilter, useList, useTexts } from '../../kit/index.ts'
import { Mark } from './words.tsx'

export const PapersScreen = () => {
  const t = useTexts('clerk')
  const [filter, setFilter] = useFilter({ state: '' })
  const query = filter.state === '' ? {} : { state: filter.state as 'expired' }
  const list = useList('sourcing', '/papers', { query })
  return (
    <TaskScreen title={t('papers.all')} isWide>
      <DataList
        list={list}
        label={t('papers.all')}
        keyOf={({ paperId }) => paperId}
        linkTo={({ supplierId }) => `/clerk/suppliers/${supplierId}`}
        emptyText={t('papers.noneSo')}
        filter={
          <SegmentedControl
            size="md"
            aria-label={t('state')}
            value={filter.state}
            onChange={(state) => setFilter({ state })}
            data={[
              { value: 'expired', label: t('state.expired') },
              { value: 'expiring', label: t('state.expiring') },
              { value: '', label: t('all') },
            ]}
          />
        }
        columns={[
          {
            name: 'supplier',
            title: t('supplier'),
            show: ({ supplierName }) => supplierName ?? t('supplier.erased'),
          },
          { name: 'kind', title: t('kind'), show: ({ kind }) => t(`paper.${kind}`) },
          {
            name: 'expires',
            title: t('paper.expiresOn'),
            show: ({ expiresOn }) => (expiresOn === null ? t('paper.never') : <Day on={expiresOn} />),
          },
          { name: 'state', title: t('state'), show: ({ state }) => <Mark state={state} /> },
        ]}
      />
    </TaskScreen>
  )
}
