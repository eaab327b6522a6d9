import { Button, Card, Group, SegmentedControl, SimpleGrid, Stack, Text, TextInput } from '@mantine/core'
import { IconChevronDown, IconPlus, IconSparkles } from '@tabler/icons-react'
import {
  EmptyState,
  Export,
  Go,
  Mass,
  Photo,
  ProblemNote,
  TaskScreen,
  useFilter,
  useGo,
  useLanguage,
  useList,
  useTexts,
  Waiting,
} from '../../kit/index.ts'
import { designName } from './design.ts'

export const DesignsScreen = () => {
  const t = useTexts('workshop')
  const go = useGo()
  const language = useLanguage()
  const [filter, setFilter] = useFilter({ status: '', name: '' })
  const query = {
    ...(filter.status === '' ? {} : { status: filter.status as 'active' }),
    ...(filter.name.trim() === '' ? {} : { name: filter.name.trim() }),
  }
  const list = useList('production', '/designs', { query })
  return (
    <TaskScreen
      title={t('designs.title')}
      isWide
      action={{ text: t('design.new'), icon: <IconPlus aria-hidden />, run: () => go('/workshop/designs/new') }}
    >
      <TextInput
        label={t('designs.search')}
        size="lg"
        dir="auto"
        value={filter.name}
        onChange={(event) => setFilter({ name: event.currentTarget.value })}
      />
      <SegmentedControl
        size="md"
        aria-label={t('orders.filter')}
        value={filter.status}
        onChange={(status) => setFilter({ status })}
        data={[
          { value: 'active', label: t('design.active') },
          { value: 'retired', label: t('design.retired') },
          { value: '', label: t('orders.all') },
        ]}
      />
      <ProblemNote problem={list.problem} again={list.again} />
      {list.isLoading && <Waiting h={160} />}
      {!list.isLoading && !list.problem && list.items.length === 0 && <EmptyState text={t('designs.none')} />}
      <SimpleGrid cols={{ base: 2, sm: 4 }} spacing="xs">
        {list.items.map((design) => (
          <Card
            key={design.designId}
            component={Go}
            to={`/workshop/designs/${design.designId}`}
            withBorder
            padding="sm"
            className="figure"
          >
            <Stack gap={4}>
              {design.photos[0] ? (
                <Photo service="production" photoId={design.photos[0]} alt="" size={140} />
              ) : (
                <Group justify="center" h={140}>
                  <IconSparkles aria-hidden size={56} stroke={1.2} />
                </Group>
              )}
              <Text fw={600} dir="auto">
                {designName(design.names, language)}
              </Text>
              {design.expectedMicrograms !== null && (
                <Text size="sm">
                  <Mass micrograms={design.expectedMicrograms} />
                </Text>
              )}
              {design.status === 'retired' && <Text size="sm">{t('design.retired')}</Text>}
            </Stack>
          </Card>
        ))}
      </SimpleGrid>
      {list.hasNext && (
        <Button
          variant="default"
          size="lg"
          loading={list.isFetchingNext}
          leftSection={<IconChevronDown aria-hidden size={20} />}
          onClick={list.next}
        >
          {t('orders.more')}
        </Button>
      )}
      {list.items.length > 0 && <Export source={list.source} />}
    </TaskScreen>
  )
}
