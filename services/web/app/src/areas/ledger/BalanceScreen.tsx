import { Group, Paper, Stack, Text, Title } from '@mantine/core'
import { IconAlertTriangle, IconCircleCheck } from '@tabler/icons-react'
import {
  EmptyState,
  Export,
  Fine,
  Line,
  Mass,
  ProblemNote,
  Quantity,
  type ReadBody,
  TaskScreen,
  useFilter,
  useRead,
  useTexts,
  Waiting,
} from '../../kit/index.ts'
import { Party, PeriodChoice, periodQuery } from './words.tsx'

type Row = ReadBody<'traceability', '/ledger/mass-balance'>['items'][number]
const figures = ['opening', 'received', 'in', 'out', 'sold', 'lost', 'differences', 'closing'] as const

const Shown = ({ row, amount }: { row: Row; amount: string }) => {
  if (row.component === 'gross') return <Mass micrograms={amount} />
  return row.component === 'pieces' ? <Quantity value={amount} /> : <Fine fine={amount} />
}

/** One figure of one holder: it proves itself, and says so in words as well as by its sign. */
const Proof = ({ row }: { row: Row }) => {
  const t = useTexts('ledger')
  return (
    <Group gap={6} wrap="nowrap">
      {row.proven ? (
        <IconCircleCheck aria-hidden size={22} color="var(--mantine-color-teal-8)" />
      ) : (
        <IconAlertTriangle aria-hidden size={22} color="var(--mantine-color-red-8)" />
      )}
      <Text size="sm">{t(row.proven ? 'balance.proven' : 'balance.unproven')}</Text>
    </Group>
  )
}

/** What each holder had, got, gave, sold and lost in a period, in gross and in every element. */
export const BalanceScreen = () => {
  const t = useTexts('ledger')
  const [{ period }, setFilter] = useFilter({ period: 'all' })
  const query = periodQuery(period)
  const { data, error, refetch } = useRead('traceability', '/ledger/mass-balance', { query })
  return (
    <TaskScreen title={t('balance.title')}>
      <PeriodChoice value={period} onChange={(value) => setFilter({ period: value })} />
      <ProblemNote problem={error} again={() => void refetch()} />
      {!data && !error && <Waiting h={320} />}
      {data?.items.length === 0 && <EmptyState text={t('balance.none')} />}
      {data?.items.map((row) => (
        <Paper key={`${row.holder} ${row.book} ${row.component}`} withBorder radius="md" p="sm" component="section">
          <Stack gap={4}>
            <Title order={2} size="h4">
              <Party id={row.holder} />
            </Title>
            <Text c="dimmed">
              {t(`book.${row.book}`)} · {t(`component.${row.component}`)}
            </Text>
            {figures
              .filter((figure) => figure === 'opening' || figure === 'closing' || row[figure] !== '0')
              .map((figure) => (
                <Line key={figure} text={t(`figure.${figure}`)}>
                  <Shown row={row} amount={row[figure]} />
                </Line>
              ))}
            <Proof row={row} />
          </Stack>
        </Paper>
      ))}
      {data && data.items.length > 0 && (
        <Export source={{ service: 'traceability', path: '/ledger/mass-balance', query }} />
      )}
    </TaskScreen>
  )
}
