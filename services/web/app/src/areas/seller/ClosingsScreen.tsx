import { DataList, Day, Money, TaskScreen, Time, useList, useTexts } from '../../kit/index.ts'

type Cash = { currency: string; expectedMinor: number; countedMinor: number; differenceMinor: number }

/** Days that are closed, with what was counted. */
export const ClosingsScreen = () => {
  const t = useTexts('seller')
  const list = useList('sales', '/closings')
  const amount = (cash: readonly Cash[], of: (one: Cash) => number) =>
    cash.length === 0
      ? '—'
      : cash.map((one) => <Money key={one.currency} money={{ amountMinor: of(one), currency: one.currency }} />)
  return (
    <TaskScreen title={t('closings.title')} isWide>
      <DataList
        list={list}
        label={t('closings.title')}
        keyOf={({ closingId }) => closingId}
        emptyText={t('closings.none')}
        columns={[
          { name: 'on', title: t('sales.day'), show: ({ on }) => <Day on={on} /> },
          {
            name: 'expected',
            title: t('till.expected'),
            isNumber: true,
            show: ({ cash }) => amount(cash, (one) => one.expectedMinor),
          },
          {
            name: 'counted',
            title: t('till.counted'),
            isNumber: true,
            show: ({ cash }) => amount(cash, (one) => one.countedMinor),
          },
          {
            name: 'difference',
            title: t('till.difference'),
            isNumber: true,
            show: ({ cash }) => amount(cash, (one) => one.differenceMinor),
          },
          { name: 'at', title: t('sale.at'), show: ({ recordedAt }) => <Time at={recordedAt} /> },
        ]}
      />
    </TaskScreen>
  )
}
