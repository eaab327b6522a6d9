import { Card, Group, Skeleton, Stack, Text } from '@mantine/core'
import { useDebouncedValue } from '@mantine/hooks'
import { IconSearch } from '@tabler/icons-react'
import {
  EmptyState,
  Go,
  Mass,
  ProblemNote,
  ScanField,
  TaskScreen,
  useFilter,
  useGo,
  useRead,
  useTexts,
} from '../../kit/index.ts'
import { type Thing, ThingIcon, ThingName, wayTo } from './things.tsx'

const Found = ({ thing }: { thing: Thing }) => {
  const t = useTexts('trace')
  const { receivedMicrograms, grossMicrograms } = thing.attrs
  const micrograms = typeof grossMicrograms === 'number' ? grossMicrograms : receivedMicrograms
  return (
    <Card component={Go} to={wayTo(thing)} withBorder padding="sm" className="figure">
      <Group gap="sm" wrap="nowrap">
        <ThingIcon kind={thing.kind} size={28} />
        <div style={{ flex: 1 }}>
          <Text size="sm" c="dimmed">
            {t(`kind.${thing.kind}`)}
          </Text>
          <Text component="div" fw={600}>
            <ThingName thing={thing} />
          </Text>
        </div>
        {typeof micrograms === 'number' && (
          <Text component="div" size="sm">
            <Mass micrograms={micrograms} />
          </Text>
        )}
      </Group>
    </Card>
  )
}

/** A lot, piece or sale is scanned or searched by anything that stands on it. */
export const FindScreen = () => {
  const t = useTexts('trace')
  const shell = useTexts('shell')
  const go = useGo()
  const [{ q }, setFilter] = useFilter({ q: '' })
  const [asked] = useDebouncedValue(q.trim(), 200)
  const found = useRead('traceability', '/search', { query: { q: asked, limit: 30 }, when: asked !== '' })
  const items = asked === '' ? [] : (found.data?.items ?? [])
  const [first] = items
  return (
    <TaskScreen
      title={t('find.title')}
      action={{
        text: t('find.open'),
        icon: <IconSearch aria-hidden />,
        ready: first !== undefined,
        run: () => first && go(wayTo(first)),
      }}
    >
      <ScanField label={t('find.label')} value={q} onChange={(value) => setFilter({ q: value })} />
      <ProblemNote problem={found.error} again={() => void found.refetch()} />
      {asked === '' && <Text c="dimmed">{t('find.hint')}</Text>}
      {found.isFetching && !found.data && <Skeleton h={80} aria-label={shell('loading')} role="status" />}
      {asked !== '' && found.data?.items.length === 0 && <EmptyState text={t('find.nothing')} />}
      <Stack gap="xs" aria-live="polite">
        {items.map((thing) => (
          <Found key={thing.id} thing={thing} />
        ))}
      </Stack>
    </TaskScreen>
  )
}
