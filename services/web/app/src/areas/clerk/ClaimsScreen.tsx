import { DataList, Fine, Mass, TaskScreen, useList, useTexts } from '../../kit/index.ts'

/** What may still be claimed of each origin, by site and year. */
export const ClaimsScreen = () => {
  const t = useTexts('clerk')
  const list = useList('sourcing', '/claim-accounts')
  return (
    <TaskScreen title={t('claims.title')} isWide>
      <DataList
        list={list}
        label={t('claims.title')}
        keyOf={({ accountId }) => accountId}
        linkTo={({ accountId }) => `/clerk/claims/bookings?accountId=${accountId}`}
        emptyText={t('claims.none')}
        columns={[
          {
            name: 'what',
            title: t('origin'),
            show: ({ material, originClass, period }) => (
              <span>
                {t(`material.${material}`)} · {t(`origin.${originClass}`)} · <bdi dir="ltr">{period}</bdi>
              </span>
            ),
          },
          { name: 'site', title: t('claims.site'), show: ({ siteId }) => <bdi dir="ltr">{siteId}</bdi> },
          {
            name: 'gross',
            title: t('claims.left'),
            isNumber: true,
            show: ({ grossMicrograms }) => <Mass micrograms={grossMicrograms} />,
          },
          { name: 'fine', title: t('lot.fine'), isNumber: true, show: ({ fine }) => <Fine fine={fine} /> },
        ]}
      />
    </TaskScreen>
  )
}
