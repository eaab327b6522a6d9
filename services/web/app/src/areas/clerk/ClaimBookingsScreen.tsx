import { DataList, Mass, TaskScreen, Time, useFilter, useList, useTexts } from '../../kit/index.ts'

/** What came in with a claim and what was claimed, the newest first; of one account where it is asked for. */
export const ClaimBookingsScreen = () => {
  const t = useTexts('clerk')
  const [{ accountId }] = useFilter({ accountId: '' })
  const list = useList('sourcing', '/claim-bookings', { query: accountId === '' ? {} : { accountId } })
  return (
    <TaskScreen title={t('claims.bookings')} isWide>
      <DataList
        list={list}
        label={t('claims.bookings')}
        keyOf={(booking) => `${booking.accountId} ${booking.lotId} ${booking.happenedAt} ${booking.balanceFine}`}
        linkTo={({ lotId }) => `/clerk/lots/${lotId}`}
        emptyText={t('claims.none')}
        columns={[
          { name: 'cause', title: t('reason'), show: ({ cause }) => t(`claimCause.${cause}`) },
          {
            name: 'gross',
            title: t('claims.amount'),
            isNumber: true,
            show: ({ grossMicrograms }) => <Mass micrograms={grossMicrograms} />,
          },
          {
            name: 'left',
            title: t('claims.left'),
            isNumber: true,
            show: ({ balanceMicrograms }) => <Mass micrograms={balanceMicrograms} />,
          },
          { name: 'at', title: t('at'), show: ({ happenedAt }) => <Time at={happenedAt} /> },
        ]}
      />
    </TaskScreen>
  )
}
