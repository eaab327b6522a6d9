import { type AccountKind, realKinds, signedKinds } from '@fibula/kernel/ledger'
import { NativeSelect, TextInput } from '@mantine/core'
import { DataList, TaskScreen, useFilter, useList, useTexts } from '../../kit/index.ts'
import { AccountName, Amount, Party } from './words.tsx'

const kinds = [...realKinds, ...signedKinds]

/** Where every gram is, now or on a day; what is below zero is where it came from. */
export const PositionsScreen = () => {
  const t = useTexts('ledger')
  const [{ kind, on }, setFilter] = useFilter({ kind: '', on: '' })
  const list = useList('traceability', '/ledger/positions', {
    query: {
      ...(kind === '' ? {} : { kind: kind as AccountKind }),
      ...(on === '' ? {} : { at: `${on}T23:59:59.999Z` }),
    },
  })
  return (
    <TaskScreen title={t('positions.title')} isWide>
      <DataList
        list={list}
        label={t('positions.title')}
        keyOf={({ account, book }) => `${account.kind} ${account.id} ${account.owner} ${account.possessor} ${book}`}
        emptyText={t('positions.none')}
        filter={
          <>
            <NativeSelect
              label={t('account')}
              size="lg"
              value={kind}
              onChange={(event) => setFilter({ kind: event.currentTarget.value })}
              data={[
                { value: '', label: t('account.all') },
                ...kinds.map((value) => ({ value, label: t(`account.${value}`) })),
              ]}
            />
            <TextInput
              label={t('positions.on')}
              description={t('positions.onHint')}
              type="date"
              size="lg"
              value={on}
              onChange={(event) => setFilter({ on: event.currentTarget.value })}
            />
          </>
        }
        columns={[
          {
            name: 'account',
            title: t('account'),
            show: ({ account, name }) => <AccountName account={account} name={name} />,
          },
          { name: 'amount', title: t('amount'), isNumber: true, show: (position) => <Amount amount={position} /> },
          { name: 'owner', title: t('owner'), show: ({ account }) => <Party id={account.owner} /> },
          { name: 'holder', title: t('holder'), show: ({ account }) => <Party id={account.possessor} /> },
        ]}
      />
    </TaskScreen>
  )
}
