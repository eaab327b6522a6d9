import { Box, Group, SegmentedControl, Skeleton, Tabs, Text } from '@mantine/core'
import { IconClock, IconSitemap, IconTable } from '@tabler/icons-react'
import { EmptyState, ProblemNote, TaskScreen, useFilter, useRead, useTexts } from '../../kit/index.ts'
import { MadeOf } from './MadeOf.tsx'
import { ThingIcon, ThingName } from './things.tsx'
import './way.css'
import { WayInTime } from './WayInTime.tsx'
import { WayPicture } from './WayPicture.tsx'
import { WayTable } from './WayTable.tsx'

const directions = ['backward', 'forward'] as const

/** Where a thing came from, or what became of it: as a picture, as a table, and in the order of time. */
export const Way = ({ kind, id }: { kind: string; id: string }) => {
  const t = useTexts('trace')
  const shell = useTexts('shell')
  // Of metal, what became of it is asked; of everything made, where it came from.
  const [filter, setFilter] = useFilter({ direction: kind === 'supplier' ? 'forward' : 'backward', view: 'picture' })
  const direction = directions.find((one) => one === filter.direction) ?? 'backward'
  const way = useRead('traceability', '/trace/{direction}/{kind}/{id}', { path: { direction, kind, id } })
  const own = way.data?.nodes.find((node) => node.id === id)
  return (
    <TaskScreen title={t(`kind.${kind}`)} isWide>
      <Group gap="xs" mih={28}>
        <ThingIcon kind={kind} size={26} />
        <Text component="div" size="lg" fw={600}>
          {own && <ThingName thing={own} />}
        </Text>
      </Group>
      <SegmentedControl
        aria-label={t('direction')}
        fullWidth
        value={direction}
        onChange={(value) => setFilter({ direction: value })}
        data={directions.map((value) => ({ value, label: t(`direction.${value}`) }))}
      />
      <Tabs value={filter.view} onChange={(view) => setFilter({ view: view ?? 'picture' })} keepMounted={false}>
        <Tabs.List grow>
          <Tabs.Tab value="picture" leftSection={<IconSitemap aria-hidden size={20} />}>
            {t('picture')}
          </Tabs.Tab>
          <Tabs.Tab value="table" leftSection={<IconTable aria-hidden size={20} />}>
            {t('table')}
          </Tabs.Tab>
          <Tabs.Tab value="time" leftSection={<IconClock aria-hidden size={20} />}>
            {t('time')}
          </Tabs.Tab>
        </Tabs.List>
        <Box pt="md">
          <Tabs.Panel value="picture">
            <ProblemNote problem={way.error} again={() => void way.refetch()} />
            {way.isPending && <Skeleton h={320} aria-label={shell('loading')} role="status" />}
            {way.data?.edges.length === 0 && <EmptyState text={t('noWay')} />}
            {way.data && way.data.edges.length > 0 && (
              <WayPicture
                nodes={way.data.nodes}
                edges={way.data.edges}
                id={id}
                onMore={() => setFilter({ view: 'table' })}
              />
            )}
          </Tabs.Panel>
          <Tabs.Panel value="table">
            <WayTable direction={direction} kind={kind} id={id} />
          </Tabs.Panel>
          <Tabs.Panel value="time">
            <WayInTime kind={kind} id={id} />
          </Tabs.Panel>
        </Box>
      </Tabs>
      {direction === 'backward' && filter.view !== 'time' && <MadeOf kind={kind} id={id} />}
    </TaskScreen>
  )
}
