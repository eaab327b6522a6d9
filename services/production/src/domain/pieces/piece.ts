import type { OrderPiece, PlacedOrder } from '../order/order.ts'

export type NoSuchPiece = { readonly code: 'no-such-piece' } | { readonly code: 'piece-scrapped' }

/** The piece of the order, as long as it is one. */
export const livePiece = (order: PlacedOrder, pieceId: string): OrderPiece | NoSuchPiece => {
  const piece = order.pieces.find((one) => one.pieceId === pieceId)
  if (!piece) return { code: 'no-such-piece' }
  return piece.status === 'scrapped' ? { code: 'piece-scrapped' } : piece
}

/** What every fact about a piece names. */
export const ofPiece = ({ orderId, ownerId, workshopId }: PlacedOrder, pieceId: string) => ({
  pieceId,
  orderId,
  ownerId,
  workshopId,
})
