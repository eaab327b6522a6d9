import { SegmentedControl, TextInput } from '@mantine/core'
import { IconPlus } from '@tabler/icons-react'
import { DataList, Day, TaskScreen, useFilter, useGo, useList, useTexts } from '../../kit/index.ts'
import { supplierKinds } from './supplier.ts'

export const SuppliersScreen = () => {
  const t = useTexts('clerk')
  const go = useGo()
  const [filter, setFilter] = useFilter({ kind: '', name: '', papersExpiredOn: '' })
  const query = {
    ...(filter.kind === '' ? {} : { kind: filter.kind as 'mine' }),
    ...(filter.name === '' ? {} : { name: filter.name }),
    ...(filter.papersExpiredOn === '' ? {} : { papersExpiredOn: filter.papersExpiredOn }),
    sort: 'newest' as const,
  }
  const list = useList('sourcing', '/suppliers', { query })
  return (
    <TaskScreen
      title={t('suppliers.title')}
      isWide
      action={{ text: t('supplier.title'), icon: <IconPlus aria-hidden />, run: () => go('/clerk/suppliers/new') }}
    >
      <DataList
        list={list}
        label={t('suppliers.title')}
        keyOf={({ supplierId }) => supplierId}
        linkTo={({ supplierId }) => `/clerk/suppliers/${supplierId}`}
        emptyText={t('suppliers.none')}
        filter={
          <>
            <TextInput
              label={t('suppliers.find')}
              size="lg"
              dir="auto"
              value={filter.name}
              onChange={(event) => setFilter({ name: event.currentTarget.value })}
            />
            <SegmentedControl
              size="md"
              aria-label={t('kind')}
              value={filter.kind}
              onChange={(kind) => setFilter({ kind })}
              data={[
                { value: '', label: t('all') },
                ...supplierKinds.slice(0, 2).map((value) => ({ value, label: t(`kind.${value}`) })),
                { value: 'customer', label: t('kind.customer') },
              ]}
            />
          </>
        }
        columns={[
          { name: 'name', title: t('suppliers.name'), show: ({ name }) => name ?? t('supplier.erased') },
          { name: 'kind', title: t('kind'), show: ({ kind }) => t(`kind.${kind}`) },
          { name: 'phone', title: t('contact.phone'), show: ({ contact }) => <bdi dir="ltr">{contact?.phone}</bdi> },
          {
            name: 'papers',
            title: t('papers.until'),
            show: ({ papersUntil }) => (papersUntil === null ? '–' : <Day on={papersUntil} />),
          },
        ]}
      />
    </TaskScreen>
  )
}
