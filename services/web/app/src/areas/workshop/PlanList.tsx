import { ActionIcon, Alert, Button, Card, Group, Stack, Text } from '@mantine/core'
import { IconAlertTriangle, IconCheck, IconDots, IconPlayerPlay, IconScale } from '@tabler/icons-react'
import { EmptyState, Go, Mass, ProblemNote, useCommand, useTexts } from '../../kit/index.ts'
import type { PlannedStep, WholeOrder } from './order.ts'
import { StatusMark } from './words.tsx'

/** One step: the big button does what comes next; weighing, blocked and handed on are one tap further. */
const Step = ({ order, step, canWork }: { order: WholeOrder; step: PlannedStep; canWork: boolean }) => {
  const t = useTexts('workshop')
  const tell = useCommand('production', 'post', '/orders/{orderId}/steps/{index}')
  const at = `/workshop/orders/${order.orderId}`
  const next = step.status === 'started' ? 'done' : step.status === 'done' ? undefined : 'started'
  const name = t(`step.${step.step}`)
  const run = (status: 'started' | 'done') =>
    tell.run({ path: { orderId: order.orderId, index: String(step.index) }, body: { status } })
  return (
    <Card component="li" withBorder padding="sm" radius="md" data-step={step.step} data-status={step.status}>
      <Stack gap="xs">
        <Group justify="space-between" wrap="nowrap">
          <Text fw={600} fz="lg">
            {name}
          </Text>
          <StatusMark status={step.status} />
        </Group>
        {step.reason && <Text dir="auto">{step.reason}</Text>}
        {step.handedOnTo && (
          <Text>
            {t('step.with')} <bdi dir="ltr">{step.handedOnTo}</bdi>
          </Text>
        )}
        {step.differenceMicrograms !== null && (
          <Text size="sm">
            {t('weigh.difference')} <Mass micrograms={step.differenceMicrograms} />
          </Text>
        )}
        {step.alarm !== 'none' && (
          <Alert color="orange" variant="outline" p="xs" icon={<IconAlertTriangle aria-hidden />}>
            {t(`alarm.${step.alarm}`)}
          </Alert>
        )}
        {canWork && (
          <Group gap="xs" wrap="nowrap">
            {next ? (
              <Button
                flex={1}
                size="md"
                h={48}
                variant={next === 'done' ? 'filled' : 'light'}
                loading={tell.isRunning}
                leftSection={next === 'done' ? <IconCheck aria-hidden /> : <IconPlayerPlay aria-hidden />}
                aria-label={`${t(`tap.${next}`)}: ${name}`}
                onClick={() => run(next)}
              >
                {t(`tap.${next}`)}
              </Button>
            ) : (
              <div style={{ flex: 1 }} />
            )}
            <ActionIcon
              component={Go}
              to={`${at}/weigh/${step.index}`}
              size={48}
              variant="default"
              aria-label={`${t('weigh.title')}: ${name}`}
            >
              <IconScale aria-hidden />
            </ActionIcon>
            <ActionIcon
              component={Go}
              to={`${at}/steps/${step.index}`}
              size={48}
              variant="default"
              aria-label={`${t('step.more')}: ${name}`}
            >
              <IconDots aria-hidden />
            </ActionIcon>
          </Group>
        )}
        <ProblemNote problem={tell.problem} />
      </Stack>
    </Card>
  )
}

export const PlanList = ({ order, canWork }: { order: WholeOrder; canWork: boolean }) => {
  const t = useTexts('workshop')
  if (order.plan.length === 0) return <EmptyState text={t('plan.none')} />
  return (
    <Stack component="ol" gap="xs" p={0} m={0} style={{ listStyle: 'none' }} aria-label={t('plan.title')}>
      {order.plan.map((step) => (
        <Step key={step.index} order={order} step={step} canWork={canWork} />
      ))}
    </Stack>
  )
}
