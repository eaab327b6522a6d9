import { Title } from '@mantine/core'
import { DataList, Id, Mass, TaskScreen, Time, useList, useTexts } from '../../kit/index.ts'
import { AccountName, Amount, Party } from './words.tsx'

/** What is not settled, and what is kept but breaks a rule. */
export const OpenScreen = () => {
  const t = useTexts('ledger')
  const open = useList('traceability', '/ledger/open-accounts')
  const waiting = useList('traceability', '/ledger/unreconciled')
  return (
    <TaskScreen title={t('open.title')} isWide>
      <DataList
        list={open}
        label={t('open.title')}
        keyOf={({ account, book }) => `${account.kind} ${account.id} ${account.owner} ${account.possessor} ${book}`}
        emptyText={t('open.none')}
        columns={[
          {
            name: 'account',
            title: t('account'),
            show: ({ account, name }) => <AccountName account={account} name={name} />,
          },
          { name: 'amount', title: t('amount'), isNumber: true, show: (position) => <Amount amount={position} /> },
          { name: 'holder', title: t('holder'), show: ({ account }) => <Party id={account.possessor} /> },
          { name: 'since', title: t('since'), show: ({ since }) => <Time at={since} /> },
        ]}
      />
      <Title order={2} size="h3" mt="md">
        {t('waiting.title')}
      </Title>
      <DataList
        list={waiting}
        label={t('waiting.title')}
        keyOf={({ factId }) => factId}
        emptyText={t('waiting.none')}
        columns={[
          { name: 'fact', title: t('fact'), show: ({ type }) => t(`fact.${type}`) },
          {
            name: 'why',
            title: t('waiting.why'),
            show: ({ code, account, grossMicrograms }) => (
              <>
                {t(`rule.${code}`)} {account && <AccountName account={account} name={null} />}{' '}
                {grossMicrograms !== null && <Mass micrograms={grossMicrograms} />}
              </>
            ),
          },
          { name: 'about', title: t('about'), show: ({ streamId }) => <Id id={streamId} /> },
          { name: 'when', title: t('recorded'), show: ({ recordedAt }) => <Time at={recordedAt} /> },
        ]}
      />
    </TaskScreen>
  )
}
