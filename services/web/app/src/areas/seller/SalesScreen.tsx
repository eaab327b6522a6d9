import { NativeSelect, SimpleGrid, TextInput } from '@mantine/core'
import { DataList, Day, Money, TaskScreen, useFilter, useList, useTexts } from '../../kit/index.ts'
import { ReceiptNumber } from './words.tsx'

/** The sales of the shop, by day of the till. */
export const SalesScreen = () => {
  const t = useTexts('seller')
  const [filter, setFilter] = useFilter({ from: '', until: '', returned: '' })
  const list = useList('sales', '/sales', { query: filter as never })
  const day = (name: 'from' | 'until') => (
    <TextInput
      type="date"
      size="md"
      label={t(`sales.${name}`)}
      value={filter[name]}
      onChange={(event) => setFilter({ [name]: event.currentTarget.value })}
    />
  )
  return (
    <TaskScreen title={t('sales.title')} isWide>
      <DataList
        list={list}
        label={t('sales.title')}
        keyOf={({ saleId }) => saleId}
        emptyText={t('sales.none')}
        linkTo={({ saleId }) => `/seller/sales/${saleId}`}
        filter={
          <SimpleGrid cols={{ base: 2, sm: 3 }} spacing="sm">
            {day('from')}
            {day('until')}
            <NativeSelect
              label={t('sales.returned')}
              size="md"
              value={filter.returned}
              onChange={(event) => setFilter({ returned: event.currentTarget.value })}
              data={[
                { value: '', label: t('all') },
                { value: 'true', label: t('sales.returnedYes') },
                { value: 'false', label: t('sales.returnedNo') },
              ]}
            />
          </SimpleGrid>
        }
        columns={[
          {
            name: 'receipt',
            title: t('sale.receipt'),
            show: ({ receipt }) => <ReceiptNumber receipt={receipt} />,
          },
          { name: 'on', title: t('sales.day'), show: ({ on }) => <Day on={on} /> },
          { name: 'price', title: t('piece.price'), isNumber: true, show: ({ price }) => <Money money={price} /> },
          {
            name: 'paid',
            title: t('sale.paid'),
            show: ({ payments }) => [...new Set(payments.map(({ kind }) => t(`kind.${kind}`)))].join(', ') || '—',
          },
          {
            name: 'returned',
            title: t('sales.returned'),
            show: ({ returned }) => t(returned ? 'sales.returnedYes' : 'sales.returnedNo'),
          },
        ]}
      />
    </TaskScreen>
  )
}
