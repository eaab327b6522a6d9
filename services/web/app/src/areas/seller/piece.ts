import type { ReadBody } from '../../kit/index.ts'

type Piece = ReadBody<'sales', '/offers/{pieceId}'>

/** How a piece stands for a shop: what the shop may do with it. */
export type Stand = 'free' | 'kept-here' | 'kept-elsewhere' | 'lies-elsewhere' | 'sold'

export const standOf = (
  { status, byYou, atShopId }: Pick<Piece, 'status' | 'byYou' | 'atShopId'>,
  shopId: string | undefined,
): Stand => {
  if (status === 'sold') return 'sold'
  if (atShopId !== null && atShopId !== shopId) return 'lies-elsewhere'
  if (status === 'available') return 'free'
  return byYou ? 'kept-here' : 'kept-elsewhere'
}

export const canBeSold = (stand: Stand): boolean => stand === 'free' || stand === 'kept-here'

/** Kept for somebody, it still gives a place in its queue. */
export const canBeKept = (stand: Stand): boolean => stand !== 'sold' && stand !== 'lies-elsewhere'
