import { Button } from '@mantine/core'
import { IconHistory } from '@tabler/icons-react'
import { DataList, Fineness, Go, Id, Mass, TaskScreen, Time, useFilter, useList, useTexts } from '../../kit/index.ts'

/** What the own organisation weighed and measured, the latest first: choose what is to be corrected. */
export const FactsScreen = () => {
  const t = useTexts('ledger')
  const [{ about }] = useFilter({ about: '' })
  const list = useList('traceability', '/ledger/facts', { query: about === '' ? {} : { streamId: about } })
  return (
    <TaskScreen title={t('facts.title')} isWide>
      <Button
        component={Go}
        to="/ledger/corrections"
        variant="default"
        size="lg"
        leftSection={<IconHistory aria-hidden />}
      >
        {t('corrections.title')}
      </Button>
      <DataList
        list={list}
        label={t('facts.title')}
        keyOf={({ factId }) => factId}
        linkTo={({ factId }) => `/ledger/facts/${factId}/correct`}
        emptyText={t('facts.none')}
        columns={[
          { name: 'fact', title: t('fact'), show: ({ type }) => t(`fact.${type}`) },
          {
            name: 'gross',
            title: t('quantity.grossMicrograms'),
            isNumber: true,
            show: ({ grossMicrograms }) => (grossMicrograms === null ? '–' : <Mass micrograms={grossMicrograms} />),
          },
          {
            name: 'fineness',
            title: t('quantity.fineness'),
            isNumber: true,
            show: ({ fineness }) => (fineness === null ? '–' : <Fineness value={fineness} />),
          },
          { name: 'when', title: t('when'), show: ({ happenedAt }) => <Time at={happenedAt} /> },
          { name: 'about', title: t('about'), show: ({ streamId }) => <Id id={streamId} /> },
        ]}
      />
    </TaskScreen>
  )
}
