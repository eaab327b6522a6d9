import type { ItemOf } from '../../kit/index.ts'

type Piece = Pick<ItemOf<'promotion', '/pieces'>, 'availability' | 'condition' | 'orderClosed'>
type Hindrance = 'piece-sold' | 'piece-gone' | 'piece-being-reworked' | 'piece-not-publishable'

/** What stands in the way of publishing an item of this piece just now, as the service would say it. */
export const hindranceOf = ({ availability, condition, orderClosed }: Piece): Hindrance | undefined => {
  if (condition !== 'whole' && condition !== 'reworking') return 'piece-gone'
  if (!orderClosed) return 'piece-not-publishable'
  if (condition === 'reworking') return 'piece-being-reworked'
  return availability === 'sold' ? 'piece-sold' : undefined
}
