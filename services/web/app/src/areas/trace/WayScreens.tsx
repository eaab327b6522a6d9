import { IconSearch } from '@tabler/icons-react'
import { EmptyState, Go, TaskScreen, useFilter, usePathValue, useTexts } from '../../kit/index.ts'
import { Way } from './Way.tsx'

export const LotWayScreen = () => <Way kind="lot" id={usePathValue('lotId')} />
export const PieceWayScreen = () => <Way kind="piece" id={usePathValue('pieceId')} />
export const SaleWayScreen = () => <Way kind="sale" id={usePathValue('saleId')} />
export const OrderWayScreen = () => <Way kind="order" id={usePathValue('orderId')} />

/** Anything else, named in the query. */
export const WayScreen = () => {
  const t = useTexts('trace')
  const [{ kind, id }] = useFilter({ kind: '', id: '' })
  if (kind !== '' && id !== '') return <Way key={id} kind={kind} id={id} />
  return (
    <TaskScreen title={t('find.title')}>
      <EmptyState text={t('find.hint')}>
        <Go to="/trace" className="list-link">
          <IconSearch aria-hidden size={20} />
          {t('find.title')}
        </Go>
      </EmptyState>
    </TaskScreen>
  )
}
