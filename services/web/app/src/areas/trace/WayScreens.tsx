import { IconSearch } from '@tabler/icons-react'
import { EmptyState, Go, TaskScreen, useFilter, usePathValue, useSession, useTexts } from '../../kit/index.ts'
import { Provenance } from './Provenance.tsx'
import { Way } from './Way.tsx'

export const LotWayScreen = () => <Way kind="lot" id={usePathValue('lotId')} />
/** Who is signed in sees the whole way; everybody else what a buyer may know. */
export const PieceWayScreen = () => {
  const pieceId = usePathValue('pieceId')
  return useSession().person ? <Way kind="piece" id={pieceId} /> : <Provenance pieceId={pieceId} />
}
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
