import { Button, Card, Group, Progress, SegmentedControl, Stack, Text } from '@mantine/core'
import { IconChevronDown, IconPlus } from '@tabler/icons-react'
import {
  EmptyState,
  Export,
  Go,
  type ItemOf,
  Photo,
  ProblemNote,
  Quantity,
  TaskScreen,
  useFilter,
  useGo,
  useList,
  useSession,
  useTexts,
  Waiting,
} from '../../kit/index.ts'
import { Due, StatusMark } from './words.tsx'

const OrderCard = ({ order }: { order: ItemOf<'production', '/orders'> }) => {
  const t = useTexts('workshop')
  const { progress } = order
  return (
    <Card
      component={Go}
      to={`/workshop/orders/${order.orderId}`}
      withBorder
      radius="md"
      padding="md"
      className="figure"
      data-order={order.orderId}
    >
      <Group wrap="nowrap" align="start">
        {order.photos[0] && <Photo service="production" photoId={order.photos[0]} alt="" size={72} />}
        <Stack gap={6} flex={1} miw={0}>
          <Group justify="space-between" gap="xs">
            <Text fw={700} fz="lg" dir="auto">
              {order.design}
            </Text>
            <Text>
              × <Quantity value={order.quantity} />
            </Text>
          </Group>
          <Due order={order} />
          {order.status === 'open' && progress.step ? (
            <Group gap="xs">
              <Text>{t(`step.${progress.step}`)}</Text>
              <StatusMark status={progress.status ?? 'waiting'} />
            </Group>
          ) : (
            <StatusMark status={order.status} />
          )}
          {progress.steps > 0 && (
            <Progress
              value={(100 * progress.done) / progress.steps}
              aria-label={t('order.progress', { done: progress.done, steps: progress.steps })}
            />
          )}
        </Stack>
      </Group>
    </Card>
  )
}

export const OrdersScreen = () => {
  const t = useTexts('workshop')
  const go = useGo()
  const isClerk = useSession().person?.roles.includes('clerk') ?? false
  const [filter, setFilter] = useFilter({ status: '', late: '', priority: '' })
  const chosen = filter.late === 'true' ? 'late' : filter.status
  const query = {
    ...(filter.status === '' ? {} : { status: filter.status as 'open' }),
    ...(filter.late === '' ? {} : { late: filter.late as 'true' }),
    ...(filter.priority === '' ? {} : { priority: filter.priority as 'urgent' }),
    sort: 'due' as const,
  }
  const list = useList('production', '/orders', { query })
  return (
    <TaskScreen
      title={t('orders.title')}
      action={
        isClerk
          ? { text: t('place.title'), icon: <IconPlus aria-hidden />, run: () => go('/workshop/orders/new') }
          : undefined
      }
    >
      <SegmentedControl
        fullWidth
        size="md"
        aria-label={t('orders.filter')}
        value={chosen}
        onChange={(value) => setFilter(value === 'late' ? { status: '', late: 'true' } : { status: value, late: '' })}
        data={[
          { value: 'open', label: t('status.open') },
          { value: 'late', label: t('order.late') },
          { value: 'closed', label: t('status.closed') },
          { value: '', label: t('orders.all') },
        ]}
      />
      <ProblemNote problem={list.problem} again={list.again} />
      {list.isLoading && <Waiting h={160} />}
      {!list.isLoading && !list.problem && list.items.length === 0 && <EmptyState text={t('orders.none')} />}
      <Stack gap="sm">
        {list.items.map((order) => (
          <OrderCard key={order.orderId} order={order} />
        ))}
      </Stack>
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
