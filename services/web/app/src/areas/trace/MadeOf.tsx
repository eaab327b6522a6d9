import { Card, Group, Stack, Text, Title } from '@mantine/core'
import { Fine, Go, Mass, type ReadBody, useRead, useTexts } from '../../kit/index.ts'
import { ThingIcon, ThingName, wayTo } from './things.tsx'

type Trace = ReadBody<'traceability', '/trace/{direction}/{kind}/{id}'>
type Part = Trace['parts'][number]

const Supplier = ({ part, trace }: { part: Part; trace: Trace }) => {
  const t = useTexts('trace')
  const lot = trace.nodes.find(({ id }) => id === part.lotId)
  const supplier = trace.nodes.find(({ id }) => id === part.supplierId)
  return (
    <Card component="li" withBorder padding="sm">
      <Group justify="space-between" wrap="nowrap" gap="sm">
        <Stack gap={0}>
          {supplier && (
            <Group gap={6} wrap="nowrap">
              <ThingIcon kind="supplier" />
              <Text component="div" fw={600}>
                <ThingName thing={supplier} />
              </Text>
            </Group>
          )}
          {lot && (
            <Go to={wayTo(lot)} className="list-link">
              <span>
                {t('kind.lot')} <ThingName thing={lot} />
              </span>
            </Go>
          )}
        </Stack>
        <Text component="div" ta="end">
          <Mass micrograms={part.grossMicrograms} />
          <Text component="div" size="sm" c="dimmed">
            {t('column.fine')} <Fine fine={part.fine} />
          </Text>
        </Text>
      </Group>
    </Card>
  )
}

/** From which deliveries a piece or a lot is made, with the grams of each: they add up to it. */
export const MadeOf = ({ kind, id }: { kind: string; id: string }) => {
  const t = useTexts('trace')
  const { data: trace } = useRead('traceability', '/trace/{direction}/{kind}/{id}', {
    path: { direction: 'backward', kind, id },
  })
  const whole = trace?.parts.some(({ pieceId }) => pieceId === id)
  const last = trace?.parts.at(-1)?.pieceId
  const parts = trace?.parts.filter(({ pieceId }) => pieceId === (whole ? id : last)) ?? []
  if (!trace || parts.length === 0) return null
  return (
    <section>
      <Title order={2} size="h4" mb="xs">
        {t('madeOf')}
      </Title>
      <Stack component="ul" gap="xs" p={0} m={0} style={{ listStyle: 'none' }}>
        {parts.map((part) => (
          <Supplier key={part.lotId} part={part} trace={trace} />
        ))}
      </Stack>
    </section>
  )
}
