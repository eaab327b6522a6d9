import { NativeSelect, SimpleGrid, TextInput } from '@mantine/core'
import { DataList, Day, Money, TaskScreen, useFilter, useList, useTexts } from '../../kit/index.ts'

const kinds = ['cash', 'card', 'transfer', 'credit'] as const

/** Money that came in with sales and went out with returns. */
export const PaymentsScreen = () => {
  const t = useTexts('seller')
  const [filter, setFilter] = useFilter({ on: '', kind: '' })
  const list = useList('sales', '/payments', { query: filter as never })
  return (
    <TaskScreen title={t('payments.title')} isWide>
      <DataList
        list={list}
        label={t('payments.title')}
        keyOf={({ paymentId }) => paymentId}
        emptyText={t('till.nothing')}
        linkTo={({ saleId }) => `/seller/sales/${saleId}`}
        filter={
          <SimpleGrid cols={2} spacing="sm">
            <TextInput
              type="date"
              size="md"
              label={t('sales.day')}
              value={filter.on}
              onChange={(event) => setFilter({ on: event.currentTarget.value })}
            />
            <NativeSelect
              label={t('sale.paid')}
              size="md"
              value={filter.kind}
              onChange={(event) => setFilter({ kind: event.currentTarget.value })}
              data={[{ value: '', label: t('all') }, ...kinds.map((value) => ({ value, label: t(`kind.${value}`) }))]}
            />
          </SimpleGrid>
        }
        columns={[
          {
            name: 'what',
            title: t('payments.what'),
            show: ({ returnId }) => t(returnId ? 'till.refunded' : 'till.taken'),
          },
          { name: 'kind', title: t('sale.paid'), show: ({ kind }) => t(`kind.${kind}`) },
          {
            name: 'amount',
            title: t('payments.amount'),
            isNumber: true,
            show: ({ amount, returnId }) => (
              <Money money={{ ...amount, amountMinor: returnId === null ? amount.amountMinor : -amount.amountMinor }} />
            ),
          },
          { name: 'on', title: t('sales.day'), show: ({ on }) => <Day on={on} /> },
        ]}
      />
    </TaskScreen>
  )
}
