import { ActionIcon, Button, Card, Group, Skeleton, Stack, Text, Title } from '@mantine/core'
import { IconArrowDown, IconArrowUp, IconPencil, IconTrash, IconX } from '@tabler/icons-react'
import {
  Go,
  ProblemNote,
  TaskScreen,
  useCommand,
  useGo,
  useList,
  usePathValue,
  useRead,
  useTexts,
} from '../../kit/index.ts'
import { ChooseItem } from './ChooseItem.tsx'
import { Written } from './Written.tsx'
import { textIn } from './words.ts'

/** A collection: its items in the order in which buyers see them. */
export const CollectionScreen = () => {
  const t = useTexts('marketing')
  const go = useGo()
  const collectionId = usePathValue('collectionId')
  const { data, error, refetch } = useRead('promotion', '/collections/{collectionId}', { path: { collectionId } })
  const items = useList('promotion', '/items', { query: { collection: collectionId, limit: 100 } })
  const arrange = useCommand('promotion', 'put', '/collections/{collectionId}/items')
  const dissolve = useCommand('promotion', 'post', '/collections/{collectionId}/dissolve')
  const order = data?.itemIds ?? []
  const put = (itemIds: string[]) => void arrange.run({ path: { collectionId }, body: { itemIds } })
  const move = (at: number, by: 1 | -1) => {
    const next = [...order]
    const [moved] = next.splice(at, 1)
    if (moved !== undefined) next.splice(at + by, 0, moved)
    put(next)
  }
  const end = async () => {
    if (await dissolve.run({ path: { collectionId }, body: {} })) go('/marketing/collections')
  }
  return (
    <TaskScreen title={t('collection.title')} problem={arrange.problem ?? dissolve.problem}>
      <ProblemNote problem={error} again={() => void refetch()} />
      {!data && !error && <Skeleton h={200} />}
      {data && (
        <Title order={2} size="h3">
          <Written texts={data.names} />
        </Title>
      )}
      {data?.status === 'dissolved' && <Text fw={600}>{t('collection.dissolved')}</Text>}
      {data?.status === 'made' && (
        <>
          <Button
            component={Go}
            to={`/marketing/collections/${collectionId}/edit`}
            variant="default"
            size="lg"
            leftSection={<IconPencil aria-hidden />}
          >
            {t('collection.edit')}
          </Button>
          <Stack component="ol" gap="xs" p={0} m={0} aria-label={t('campaign.items')} style={{ listStyle: 'none' }}>
            {order.map((itemId, at) => {
              const item = items.items.find((one) => one.itemId === itemId)
              const title = item ? textIn(item.titles, 'fr').text : ''
              const icon = (name: string, run: () => void, shape: React.ReactNode, disabled = false) => (
                <ActionIcon
                  variant="default"
                  size={48}
                  aria-label={t(name, { title })}
                  disabled={disabled || arrange.isRunning}
                  onClick={run}
                >
                  {shape}
                </ActionIcon>
              )
              return (
                <Card component="li" key={itemId} withBorder padding="xs" radius="md">
                  <Group justify="space-between" wrap="nowrap">
                    {item ? <Written texts={item.titles} /> : <Skeleton h={20} w={120} />}
                    <Group gap={4} wrap="nowrap">
                      {icon('collection.up', () => move(at, -1), <IconArrowUp aria-hidden />, at === 0)}
                      {icon(
                        'collection.down',
                        () => move(at, 1),
                        <IconArrowDown aria-hidden />,
                        at === order.length - 1,
                      )}
                      {icon(
                        'collection.remove',
                        () => put(order.filter((one) => one !== itemId)),
                        <IconTrash aria-hidden />,
                      )}
                    </Group>
                  </Group>
                </Card>
              )
            })}
          </Stack>
          <Title order={2} size="h4">
            {t('campaign.addItems')}
          </Title>
          <ChooseItem
            without={order}
            isRunning={arrange.isRunning}
            onChoose={({ itemId }) => put([...order, itemId])}
          />
          <Button
            size="lg"
            variant="default"
            loading={dissolve.isRunning}
            leftSection={<IconX aria-hidden />}
            onClick={end}
          >
            {t('collection.dissolve')}
          </Button>
        </>
      )}
    </TaskScreen>
  )
}
