import { Button, Group, Paper, Stack, Text, Title } from '@mantine/core'
import { IconBell } from '@tabler/icons-react'
import {
  EmptyState,
  Export,
  Fine,
  Fineness,
  Go,
  Line,
  Mass,
  ProblemNote,
  Quantity,
  TaskScreen,
  useRead,
  useTexts,
  Waiting,
} from '../../kit/index.ts'
import { Mark } from './words.tsx'

/** What lies in stock, by material and fineness, and what is low. Every sum leads to its lots. */
export const StockScreen = () => {
  const t = useTexts('clerk')
  const { data, error, refetch } = useRead('sourcing', '/stock')
  return (
    <TaskScreen title={t('stock.title')}>
      <ProblemNote problem={error} again={() => void refetch()} />
      {!data && !error && <Waiting />}
      {data?.materials.length === 0 && <EmptyState text={t('stock.none')} />}
      {data?.materials.map(({ material, grossMicrograms, pieces, usableMicrograms, threshold, isLow }) => (
        <Paper key={material} withBorder radius="md" p="sm" component="section" aria-label={t(`material.${material}`)}>
          <Stack gap={6}>
            <Group justify="space-between">
              <Title order={2} size="h3">
                {t(`material.${material}`)}
              </Title>
              {threshold !== null && <Mark state={isLow ? 'low' : 'enough'} />}
            </Group>
            <Line text={t('stock.all')}>
              <Go to={`/clerk/lots?material=${material}&inStock=true`}>
                <Mass micrograms={grossMicrograms} />
              </Go>
            </Line>
            <Line text={t('stock.usable')}>
              <Go to={`/clerk/lots?material=${material}&usable=true`}>
                <Mass micrograms={usableMicrograms} />
              </Go>
            </Line>
            {pieces !== null && (
              <Line text={t('pieces')}>
                <Quantity value={pieces} />
              </Line>
            )}
            {data.items
              .filter((line) => line.material === material && line.fineness !== null)
              .map(({ fineness, grossMicrograms: gross, fine }) => (
                <Group key={fineness} justify="space-between" gap="xs">
                  <Go to={`/clerk/lots?material=${material}&fineness=${fineness}&inStock=true`}>
                    <Fineness value={fineness ?? 0} />
                  </Go>
                  <Text component="div">
                    <Mass micrograms={gross} /> · {t('lot.fine')} <Fine fine={fine} />
                  </Text>
                </Group>
              ))}
            {threshold !== null && (
              <Line text={t('threshold.is')}>
                <Mass micrograms={threshold.grossMicrograms} />
                {threshold.pieces !== null && (
                  <>
                    {' · '}
                    <Quantity value={threshold.pieces} />
                  </>
                )}
              </Line>
            )}
            <Button
              component={Go}
              to={`/clerk/thresholds/${material}`}
              variant="default"
              size="md"
              leftSection={<IconBell aria-hidden size={20} />}
            >
              {t('threshold.title')}
            </Button>
          </Stack>
        </Paper>
      ))}
      {data && data.items.length > 0 && <Export source={{ service: 'sourcing', path: '/stock', query: undefined }} />}
    </TaskScreen>
  )
}
