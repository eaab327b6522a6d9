import { Button, Group, Paper, Stack, Text, Title } from '@mantine/core'
import { IconCertificate, IconPrinter } from '@tabler/icons-react'
import {
  Export,
  FileButton,
  Fine,
  Go,
  Id,
  Line,
  Mass,
  ProblemNote,
  type ReadBody,
  TaskScreen,
  Time,
  useFilter,
  useGo,
  usePathValue,
  useRead,
  useTexts,
  Waiting,
} from '../../kit/index.ts'
import { Gauge } from './Gauge.tsx'
import { Amount, Party, PeriodChoice, periodQuery } from './words.tsx'

type Account = ReadBody<'traceability', '/metal-accounts/{workshopId}'>

const Balances = ({ account: { balances } }: { account: Account }) => {
  const t = useTexts('ledger')
  return balances.map(({ owner, book, opening, closing }) => (
    <Paper key={`${owner} ${book}`} withBorder radius="md" p="sm">
      <Text fw={600}>
        {t(`book.${book}`)} · <Party id={owner} />
      </Text>
      <Line text={t('opening')}>
        <Amount amount={opening} />
      </Line>
      <Line text={t('closing')}>
        <strong>
          <Amount amount={closing} />
        </strong>
      </Line>
    </Paper>
  ))
}

const OpenOrders = ({ account: { openOrders } }: { account: Account }) => {
  const t = useTexts('ledger')
  if (openOrders.length === 0) return <Text c="dimmed">{t('openOrders.none')}</Text>
  return openOrders.map(({ orderId, owner, design, grossMicrograms, fine }) => (
    <Paper key={`${orderId} ${owner}`} withBorder radius="md" p="sm">
      <Line text={design ?? t('order')}>
        <Mass micrograms={grossMicrograms} /> · {t('element.Ag')} <Fine fine={fine} />
      </Line>
      <Group justify="space-between">
        <Go to={`/workshop/orders/${orderId}`}>
          <Id id={orderId} />
        </Go>
        <Party id={owner} />
      </Group>
    </Paper>
  ))
}

const Movements = ({ account: { items } }: { account: Account }) => {
  const t = useTexts('ledger')
  return items
    .slice(-30)
    .reverse()
    .map((line) => (
      <Paper key={`${line.factId} ${line.owner} ${line.book}`} withBorder radius="md" p="sm">
        <Line text={t(`fact.${line.type}`)}>
          <Amount amount={line} />
        </Line>
        <Text component="div" size="sm" c="dimmed">
          <Time at={line.happenedAt} />
        </Text>
      </Paper>
    ))
}

/** Where every gram of a workshop is: what it has of whom, what it may lose and lost, what is open and disputed. */
export const AccountScreen = () => {
  const t = useTexts('ledger')
  const go = useGo()
  const workshopId = usePathValue('workshopId')
  const [{ period }, setFilter] = useFilter({ period: 'all' })
  const query = periodQuery(period)
  const { data, error, refetch } = useRead('traceability', '/metal-accounts/{workshopId}', {
    path: { workshopId },
    query,
  })
  const path = `/metal-accounts/${workshopId}`
  return (
    <TaskScreen
      title={t('account.title')}
      action={{
        text: t('account.print'),
        icon: <IconPrinter aria-hidden />,
        run: () => go(`/ledger/accounts/${workshopId}/print?period=${period}`),
        ready: data !== undefined,
      }}
    >
      <Text component="div" fw={600} fz="lg">
        <Party id={workshopId} />
      </Text>
      <PeriodChoice value={period} onChange={(value) => setFilter({ period: value })} />
      <ProblemNote problem={error} again={() => void refetch()} />
      {!data && !error && <Waiting h={320} />}
      {data && (
        <Stack gap="md">
          <Gauge allowance={data.allowance} />
          <Balances account={data} />
          <Title order={2} size="h3">
            {t('openOrders')}
          </Title>
          <OpenOrders account={data} />
          {data.disputes.length > 0 && (
            <>
              <Title order={2} size="h3">
                {t('disputes')}
              </Title>
              {data.disputes.map((dispute) => (
                <Paper key={`${dispute.account.id} ${dispute.account.owner}`} withBorder radius="md" p="sm">
                  <Line text={t('since')}>
                    <Time at={dispute.since} />
                  </Line>
                  <Line text={t('account.dispute')}>
                    <Amount amount={dispute} />
                  </Line>
                </Paper>
              ))}
            </>
          )}
          <Title order={2} size="h3">
            {t('movements')}
          </Title>
          <Movements account={data} />
          <Export source={{ service: 'traceability', path, query }} />
          <FileButton
            text={t('account.signed')}
            icon={<IconCertificate aria-hidden size={20} />}
            ask={{ service: 'traceability', path: `${path}/document`, query: { ...query, format: 'jws' } }}
            name={`metal-account-${workshopId}.jws`}
          />
          <Button component={Go} to="/ledger/losses" variant="default" size="lg">
            {t('task.losses')}
          </Button>
        </Stack>
      )}
    </TaskScreen>
  )
}
