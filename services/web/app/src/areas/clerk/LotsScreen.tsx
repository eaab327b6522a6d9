import { NativeSelect, SimpleGrid } from '@mantine/core'
import { IconTruckDelivery } from '@tabler/icons-react'
import { DataList, TaskScreen, useFilter, useGo, useList, useTexts } from '../../kit/index.ts'
import { materials } from './lot.ts'
import { Held, LotMarks, useSupplierNames } from './words.tsx'

const empty = {
  ...{ status: '', material: '', fineness: '', quarantined: '', held: '', usable: '', inStock: '' },
  ...{ supplierId: '', receiptId: '', sort: 'newest' },
}

export const LotsScreen = () => {
  const t = useTexts('clerk')
  const go = useGo()
  const nameOf = useSupplierNames()
  const [filter, setFilter] = useFilter(empty)
  const { fineness, ...texts } = filter
  const asked = Object.fromEntries(Object.entries(texts).filter(([, value]) => value !== ''))
  const query = { ...(asked as { sort: 'newest' }), ...(fineness === '' ? {} : { fineness: Number(fineness) }) }
  const list = useList('sourcing', '/lots', { query })
  const state = filter.quarantined === 'true' ? 'quarantined' : filter.held === 'true' ? 'held' : filter.status
  const choose = (value: string) =>
    setFilter({
      status: value === 'quarantined' || value === 'held' ? '' : value,
      quarantined: value === 'quarantined' ? 'true' : '',
      held: value === 'held' ? 'true' : '',
    })
  return (
    <TaskScreen
      title={t('lots.title')}
      isWide
      action={{ text: t('receive.title'), icon: <IconTruckDelivery aria-hidden />, run: () => go('/clerk/receive') }}
    >
      <DataList
        list={list}
        label={t('lots.title')}
        keyOf={({ lotId }) => lotId}
        linkTo={({ lotId }) => `/clerk/lots/${lotId}`}
        emptyText={t('lots.none')}
        filter={
          <SimpleGrid cols={{ base: 2, sm: 4 }} spacing="xs">
            <NativeSelect
              size="lg"
              label={t('state')}
              value={state}
              onChange={(event) => choose(event.currentTarget.value)}
              data={[
                { value: '', label: t('all') },
                ...(['received', 'accepted', 'rejected', 'sent-back', 'quarantined', 'held'] as const).map((value) => ({
                  value,
                  label: t(`state.${value}`),
                })),
              ]}
            />
            <NativeSelect
              size="lg"
              label={t('material')}
              value={filter.material}
              onChange={(event) => setFilter({ material: event.currentTarget.value, fineness: '' })}
              data={[
                { value: '', label: t('all') },
                ...materials.map((value) => ({ value, label: t(`material.${value}`) })),
              ]}
            />
            <NativeSelect
              size="lg"
              label={t('lots.left')}
              value={filter.inStock}
              onChange={(event) => setFilter({ inStock: event.currentTarget.value })}
              data={[
                { value: '', label: t('all') },
                { value: 'true', label: t('lots.inStock') },
                { value: 'false', label: t('lots.empty') },
              ]}
            />
            <NativeSelect
              size="lg"
              label={t('sort')}
              value={filter.sort}
              onChange={(event) => setFilter({ sort: event.currentTarget.value })}
              data={(['newest', 'oldest', 'heaviest'] as const).map((value) => ({ value, label: t(`sort.${value}`) }))}
            />
          </SimpleGrid>
        }
        columns={[
          { name: 'what', title: t('material'), show: (lot) => <Held lot={lot} /> },
          { name: 'state', title: t('state'), show: (lot) => <LotMarks lot={lot} /> },
          { name: 'place', title: t('place'), show: ({ place }) => <bdi>{place ?? '–'}</bdi> },
          { name: 'supplier', title: t('supplier'), show: ({ supplierId }) => nameOf(supplierId) },
          { name: 'origin', title: t('origin'), show: ({ originClass }) => t(`origin.${originClass}`) },
        ]}
      />
    </TaskScreen>
  )
}
