import { Badge, Group } from '@mantine/core'
import {
  IconAlertTriangle,
  IconCircleCheck,
  IconCircleDot,
  IconCircleX,
  IconHandStop,
  IconHourglass,
  IconTruckReturn,
} from '@tabler/icons-react'
import { Fineness, Mass, Quantity, useList, useTexts } from '../../kit/index.ts'
import type { WholeLot } from './lot.ts'

const marks = {
  received: { icon: IconHourglass, color: 'blue.8' },
  accepted: { icon: IconCircleCheck, color: 'green.8' },
  rejected: { icon: IconCircleX, color: 'red.8' },
  'sent-back': { icon: IconTruckReturn, color: 'gray.7' },
  quarantined: { icon: IconHandStop, color: 'red.8' },
  held: { icon: IconAlertTriangle, color: 'orange.9' },
  good: { icon: IconCircleCheck, color: 'green.8' },
  expiring: { icon: IconHourglass, color: 'orange.9' },
  expired: { icon: IconAlertTriangle, color: 'red.8' },
  waiting: { icon: IconHourglass, color: 'blue.8' },
  agreed: { icon: IconCircleCheck, color: 'green.8' },
  disputed: { icon: IconAlertTriangle, color: 'red.8' },
  refused: { icon: IconHandStop, color: 'red.8' },
  low: { icon: IconAlertTriangle, color: 'red.8' },
  enough: { icon: IconCircleDot, color: 'green.8' },
} as const

/** A state: an icon and its word. */
export const Mark = ({ state }: { state: keyof typeof marks }) => {
  const t = useTexts('clerk')
  const { icon: Icon, color } = marks[state]
  return (
    <Badge variant="outline" color={color} size="lg" tt="none" leftSection={<Icon aria-hidden size={16} />}>
      {t(`state.${state}`)}
    </Badge>
  )
}

/** What a lot is: its status, and what stops it. */
export const LotMarks = ({ lot }: { lot: Pick<WholeLot, 'status' | 'quarantine' | 'held'> }) => (
  <Group gap={6} justify="end">
    <Mark state={lot.status} />
    {lot.quarantine && <Mark state="quarantined" />}
    {lot.held && <Mark state="held" />}
  </Group>
)

/** How much it holds, at which fineness, and how many pieces. */
export const Held = ({
  lot,
}: {
  lot: Pick<WholeLot, 'material' | 'grossMicrograms' | 'fineness' | 'pieces' | 'fine'>
}) => {
  const t = useTexts('clerk')
  return (
    <span>
      {t(`material.${lot.material}`)} <Mass micrograms={lot.grossMicrograms} />
      {lot.fine !== '0' && lot.fineness !== null && (
        <>
          {' · '}
          <Fineness value={lot.fineness} />
        </>
      )}
      {lot.pieces !== null && (
        <>
          {' · '}
          {t('pieces')} <Quantity value={lot.pieces} />
        </>
      )}
    </span>
  )
}

/** Suppliers by their ids, as far as the list was read. */
export const useSupplierNames = () => {
  const t = useTexts('clerk')
  const { items } = useList('sourcing', '/suppliers', { query: { limit: 100, sort: 'newest' } })
  return (supplierId: string | null): string => {
    if (supplierId === null) return t('supplier.several')
    const found = items.find((supplier) => supplier.supplierId === supplierId)
    return found ? (found.name ?? t('supplier.erased')) : '…'
  }
}
