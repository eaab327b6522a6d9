import { Line, NotNow, Quantity, type ReadBody, Time, useTexts } from '../../kit/index.ts'
import type { Stand } from './piece.ts'

/** Why a piece can be neither sold nor kept by this shop just now, and where to go on. */
export const PieceNotNow = ({
  piece,
  stand,
}: {
  piece: ReadBody<'sales', '/offers/{pieceId}'>
  stand: Exclude<Stand, 'free' | 'kept-here'>
}) => {
  const t = useTexts('seller')
  const at = `/seller/pieces/${piece.pieceId}`
  const sale = piece.saleId === null ? [] : [{ text: t('sale.title'), to: `/seller/sales/${piece.saleId}` }]
  const instead = {
    sold: sale,
    'kept-elsewhere': [{ text: t('reserve.queue'), to: `${at}/reserve` }],
    'lies-elsewhere': [],
  }[stand]
  return (
    <NotNow
      text={t(`stand.${stand}`)}
      next={[
        ...instead,
        { text: t('stand.another'), to: '/seller/offers?status=available' },
        { text: t('piece.way'), to: `/trace/piece/${piece.pieceId}` },
      ]}
    >
      {stand === 'kept-elsewhere' && piece.reservedUntil && (
        <Line text={t('piece.until')}>
          <Time at={piece.reservedUntil} />
        </Line>
      )}
      {stand === 'kept-elsewhere' && piece.waiting > 0 && (
        <Line text={t('figure.waiting')}>
          <Quantity value={piece.waiting} />
        </Line>
      )}
      {stand === 'lies-elsewhere' && (
        <Line text={t('offers.where')}>
          <bdi>{piece.atShopId}</bdi>
        </Line>
      )}
    </NotNow>
  )
}
