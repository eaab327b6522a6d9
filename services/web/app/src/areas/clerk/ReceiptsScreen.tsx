import { SegmentedControl } from '@mantine/core'
import { IconTruckDelivery } from '@tabler/icons-react'
import { DataList, Day, Money, TaskScreen, Time, useFilter, useGo, useList, useTexts } from '../../kit/index.ts'
import { Held, useSupplierNames } from './words.tsx'

export const ReceiptsScreen = () => {
  const t = useTexts('clerk')
  const go = useGo()
  const nameOf = useSupplierNames()
  const [filter, setFilter] = useFilter({ supplierId: '', material: '', sort: 'newest' })
  const query = {
    ...(filter.supplierId === '' ? {} : { supplierId: filter.supplierId }),
    ...(filter.material === '' ? {} : { material: filter.material as 'silver' }),
    sort: filter.sort as 'newest',
  }
  const list = useList('sourcing', '/receipts', { query })
  return (
    <TaskScreen
      title={t('receipts.title')}
      isWide
      action={{ text: t('receive.title'), icon: <IconTruckDelivery aria-hidden />, run: () => go('/clerk/receive') }}
    >
      <DataList
        list={list}
        label={t('receipts.title')}
        keyOf={({ receiptId }) => receiptId}
        linkTo={({ receiptId }) => `/clerk/receipts/${receiptId}`}
        emptyText={t('receipts.none')}
        filter={
          <SegmentedControl
            size="md"
            aria-label={t('sort')}
            value={filter.sort}
            onChange={(sort) => setFilter({ sort })}
            data={[
              { value: 'newest', label: t('sort.newest') },
              { value: 'oldest', label: t('sort.oldest') },
            ]}
          />
        }
        columns={[
          { name: 'supplier', title: t('supplier'), show: ({ supplierId }) => nameOf(supplierId) },
          {
            name: 'what',
            title: t('material'),
            show: ({ lines }) =>
              lines.map((line) => (
                <div key={line.lotId}>
                  <Held lot={{ ...line, fineness: line.declaredFineness }} />
                </div>
              )),
          },
          { name: 'price', title: t('price'), show: ({ total }) => <Money money={total} />, isNumber: true },
          {
            name: 'due',
            title: t('price.due'),
            show: ({ paymentDueOn }) => (paymentDueOn === null ? '–' : <Day on={paymentDueOn} />),
          },
          { name: 'at', title: t('at'), show: ({ happenedAt }) => <Time at={happenedAt} /> },
        ]}
      />
    </TaskScreen>
  )
}
