import { Alert, Paper, Stack, Text, Title } from '@mantine/core'
import { IconActivity, IconCircleCheck } from '@tabler/icons-react'
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
  Time,
  useFilter,
  useRead,
  useTexts,
  Waiting,
} from '../../kit/index.ts'
import { Party, PeriodChoice, periodQuery } from './words.tsx'

type Step = ReadBody<'traceability', '/ledger/losses/steps'>['items'][number]

const StepCard = ({ step }: { step: Step }) => {
  const t = useTexts('ledger')
  return (
    <Paper withBorder radius="md" p="sm">
      <Stack gap={4}>
        <Text fw={600}>
          {t(`step.${step.step}`)} · <Party id={step.workshopId} />
        </Text>
        <Line text={t('losses.weighings')}>
          <Quantity value={step.weighings} />
        </Line>
        <Line text={t('losses.in')}>
          <Mass micrograms={step.inMicrograms} />
        </Line>
        <Line text={t('losses.lost')}>
          <Mass micrograms={step.lostMicrograms} />
        </Line>
        {step.alarm === null ? (
          <Text size="sm">
            <IconCircleCheck aria-hidden size={18} /> {t('drift.none')}
          </Text>
        ) : (
          <Alert color="orange" variant="outline" icon={<IconActivity aria-hidden />}>
            {t(`drift.${step.alarm}`)} {step.driftSince && <Time at={step.driftSince} />}
          </Alert>
        )}
      </Stack>
    </Paper>
  )
}

/** What was lost against what is allowed, by technique; and which step drifts: a scale, a crucible, an alloy, never a person. */
export const LossesScreen = () => {
  const t = useTexts('ledger')
  const [{ period }, setFilter] = useFilter({ period: 'all' })
  const query = periodQuery(period)
  const losses = useRead('traceability', '/ledger/losses', { query })
  const steps = useRead('traceability', '/ledger/losses/steps', { query })
  const isEmpty = losses.data?.items.length === 0 && steps.data?.items.length === 0
  return (
    <TaskScreen title={t('losses.title')}>
      <PeriodChoice value={period} onChange={(value) => setFilter({ period: value })} />
      <ProblemNote problem={losses.error ?? steps.error} again={() => void losses.refetch()} />
      {!losses.data && !losses.error && <Waiting h={240} />}
      {isEmpty && <EmptyState text={t('losses.none')} />}
      {losses.data?.items.map((row) => (
        <Paper key={`${row.workshopId} ${row.technique}`} withBorder radius="md" p="sm">
          <Text fw={600}>
            {row.technique === null ? t('technique.unknown') : t(`technique.${row.technique}`)} ·{' '}
            <Party id={row.workshopId} />
          </Text>
          <Line text={t('losses.orders')}>
            <Quantity value={row.orders} />
          </Line>
          <Line text={t('gauge.allowed')}>
            <Fine fine={row.allowanceFine} />
          </Line>
          <Line text={t('gauge.used')}>
            <Fine fine={row.lossFine} />
          </Line>
          {row.beyond > 0 && (
            <Line text={t('losses.beyond')}>
              <Quantity value={row.beyond} />
            </Line>
          )}
        </Paper>
      ))}
      {losses.data && losses.data.items.length > 0 && (
        <Export source={{ service: 'traceability', path: '/ledger/losses', query }} />
      )}
      {steps.data && (
        <>
          <Title order={2} size="h3">
            {t('drift.title')}
          </Title>
          <Text size="sm">{t('drift.hint', { count: steps.data.falseAlarmEvery })}</Text>
          {steps.data.items.map((step) => (
            <StepCard key={`${step.workshopId} ${step.step}`} step={step} />
          ))}
        </>
      )}
    </TaskScreen>
  )
}
