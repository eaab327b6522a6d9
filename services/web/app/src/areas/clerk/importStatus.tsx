import { Badge } from '@mantine/core'
import { IconAlertTriangle, IconCircleCheck, IconHourglass, IconPlayerStop, IconProgress } from '@tabler/icons-react'
import { useTexts } from '../../kit/index.ts'

const marks = {
  waiting: { icon: IconHourglass, color: 'blue.8' },
  running: { icon: IconProgress, color: 'blue.8' },
  done: { icon: IconCircleCheck, color: 'green.8' },
  cancelled: { icon: IconPlayerStop, color: 'gray.7' },
  failed: { icon: IconAlertTriangle, color: 'red.8' },
} as const

export type ImportStatus = keyof typeof marks

/** How an import stands: an icon and its word. */
export const StatusMark = ({ status }: { status: ImportStatus }) => {
  const t = useTexts('clerk-import')
  const { icon: Icon, color } = marks[status]
  return (
    <Badge variant="outline" color={color} size="lg" tt="none" leftSection={<Icon aria-hidden size={16} />}>
      {t(`status.${status}`)}
    </Badge>
  )
}
