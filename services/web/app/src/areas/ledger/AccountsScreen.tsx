import { DataList, Quantity, TaskScreen, useList, useTexts } from '../../kit/index.ts'
import { Amount, Party } from './words.tsx'

export const AccountsScreen = () => {
  const t = useTexts('ledger')
  const list = useList('traceability', '/metal-accounts')
  return (
    <TaskScreen title={t('accounts.title')} isWide>
      <DataList
        list={list}
        label={t('accounts.title')}
        keyOf={({ workshopId }) => workshopId}
        linkTo={({ workshopId }) => `/ledger/accounts/${workshopId}`}
        emptyText={t('accounts.none')}
        columns={[
          { name: 'workshop', title: t('workshop'), show: ({ workshopId }) => <Party id={workshopId} /> },
          { name: 'has', title: t('account.has'), isNumber: true, show: (account) => <Amount amount={account} /> },
          {
            name: 'orders',
            title: t('openOrders'),
            isNumber: true,
            show: ({ openOrders }) => <Quantity value={openOrders} />,
          },
        ]}
      />
    </TaskScreen>
  )
}
