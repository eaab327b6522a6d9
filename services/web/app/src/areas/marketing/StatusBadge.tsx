import { Badge } from '@mantine/core'
import { IconClock, IconEye, IconFileOff, IconPencil, IconThumbUp, IconWorld } from '@tabler/icons-react'
import { useTexts } from '../../kit/index.ts'

const icons = {
  draft: IconPencil,
  'in-review': IconEye,
  approved: IconThumbUp,
  scheduled: IconClock,
  published: IconWorld,
  withdrawn: IconFileOff,
} as const
export type ItemStatus = keyof typeof icons
export const itemStatuses = Object.keys(icons) as ItemStatus[]

/** Where an item is, by icon and word. */
export const StatusBadge = ({ status }: { status: ItemStatus }) => {
  const t = useTexts('marketing')
  const Icon = icons[status]
  return (
    <Badge variant="outline" color="dark" size="lg" tt="none" leftSection={<Icon aria-hidden size={16} />}>
      {t(`status.${status}`)}
    </Badge>
  )
}
