import { Badge, Group, Text } from '@mantine/core'
import {
  IconAlertTriangle,
  IconArrowRight,
  IconCircle,
  IconCircleCheck,
  IconCircleX,
  IconClock,
  IconHandStop,
  IconLockOpen,
  IconPlayerPlay,
  IconUrgent,
} from '@tabler/icons-react'
import { Day, today, useTexts } from '../../kit/index.ts'
import type { WholeOrder } from './order.ts'

const marks = {
  waiting: { icon: IconCircle, color: 'gray.7' },
  started: { icon: IconPlayerPlay, color: 'blue.8' },
  done: { icon: IconCircleCheck, color: 'green.8' },
  blocked: { icon: IconHandStop, color: 'red.8' },
  'handed-on': { icon: IconArrowRight, color: 'orange.9' },
  open: { icon: IconLockOpen, color: 'blue.8' },
  'held-open': { icon: IconAlertTriangle, color: 'red.8' },
  closed: { icon: IconCircleCheck, color: 'green.8' },
  cancelled: { icon: IconCircleX, color: 'gray.7' },
} as const

/** The state of a step or an order: an icon and its word. */
export const StatusMark = ({ status }: { status: keyof typeof marks }) => {
  const t = useTexts('workshop')
  const { icon: Icon, color } = marks[status]
  return (
    <Badge variant="outline" color={color} size="lg" tt="none" leftSection={<Icon aria-hidden size={16} />}>
      {t(`status.${status}`)}
    </Badge>
  )
}

/** When it is due; late says so in a word too. */
export const Due = ({ order }: { order: Pick<WholeOrder, 'dueOn' | 'status' | 'priority'> }) => {
  const t = useTexts('workshop')
  const isLate = order.dueOn < today() && (order.status === 'open' || order.status === 'held-open')
  return (
    <Group gap="xs">
      <Group gap={4} wrap="nowrap">
        <IconClock aria-hidden size={18} />
        <Text span>
          {t('order.due')} <Day on={order.dueOn} />
        </Text>
      </Group>
      {isLate && (
        <Badge color="red.8" tt="none" leftSection={<IconAlertTriangle aria-hidden size={14} />}>
          {t('order.late')}
        </Badge>
      )}
      {order.priority === 'urgent' && (
        <Badge color="orange.9" tt="none" leftSection={<IconUrgent aria-hidden size={14} />}>
          {t('priority.urgent')}
        </Badge>
      )}
    </Group>
  )
}
