import { type Metal, type Stones, subtractMetal, takeShare } from '@fibula/kernel'
import { into, type Line, moved, outOf } from '@fibula/kernel/ledger'
import type { ConsignmentReturned, OfferEvent, PieceConsigned, PieceReturned, PieceSold } from '../offer.ts'

type Place = Parameters<typeof into>[1]

/** What is in a piece, whose it is and who has it. Gross = metal + stones + other. */
export interface PieceHeld {
  readonly pieceId: string
  readonly ownerId: string
  /** In the house: who has it; at a customer's: who sold it. */
  readonly possessorId: string
  readonly where: 'house' | 'customer'
  readonly metal: Metal
  readonly stones: Stones
  readonly otherMicrograms: number
}

const at = (possessor: string, kind: 'piece' | 'customer' | 'loss' | 'foreign', id: string): Place => ({
  possessor,
  kind,
  id,
})
const placeOf = ({ where, possessorId, pieceId }: PieceHeld): Place =>
  at(possessorId, where === 'house' ? 'piece' : 'customer', pieceId)

const beside = (piece: PieceHeld, from: Place, to: Place): Line[] => [
  ...moved(
    piece.ownerId,
    from,
    to,
    { grossMicrograms: piece.stones.micrograms, pieces: piece.stones.pieces },
    'stones',
  ),
  ...moved(piece.ownerId, from, to, { grossMicrograms: piece.otherMicrograms }, 'components'),
]

interface Moved {
  readonly piece: PieceHeld
  readonly lines: readonly Line[]
}

/** All of it goes as it is. */
const whole = (piece: PieceHeld, to: Pick<PieceHeld, 'where' | 'possessorId'>): Moved => {
  const after = { ...piece, ...to }
  const [from, there] = [placeOf(piece), placeOf(after)]
  return {
    piece: after,
    lines: [...moved(piece.ownerId, from, there, piece.metal), ...beside(piece, from, there)],
  }
}

/** Weighed: what is less is worn off; what is more is no metal. */
const returned = (
  piece: PieceHeld,
  { shopId, grossMicrograms }: Pick<PieceReturned, 'shopId' | 'grossMicrograms'>,
): Moved => {
  const { pieceId, ownerId, metal, stones, otherMicrograms } = piece
  const sold = metal.grossMicrograms + stones.micrograms + otherMicrograms
  const worn = Math.min(Math.max(0, sold - grossMicrograms), metal.grossMicrograms)
  const dirt = Math.max(0, grossMicrograms - sold)
  const kept = takeShare(metal, metal.grossMicrograms - worn)
  const left = { ...kept, grossMicrograms: kept.grossMicrograms + dirt }
  const back: PieceHeld = { ...piece, possessorId: shopId, where: 'house', metal: left }
  const [from, there] = [placeOf(piece), placeOf(back)]
  return {
    piece: back,
    lines: [
      ...outOf(ownerId, from, metal),
      ...outOf(ownerId, at(shopId, 'foreign', pieceId), { grossMicrograms: dirt }),
      ...into(ownerId, there, left),
      ...into(ownerId, at(shopId, 'loss', pieceId), subtractMetal(metal, kept)),
      ...beside(piece, from, there),
    ],
  }
}

/** What of an event says where its piece goes. */
export type PieceMove =
  | Pick<PieceSold, 'type'>
  | Pick<PieceReturned, 'type' | 'shopId' | 'grossMicrograms'>
  | Pick<PieceConsigned, 'type' | 'shopId'>
  | Pick<ConsignmentReturned, 'type' | 'fromOrganisationId'>

/** Reservations move nothing. */
export const isMove = (event: OfferEvent): event is Extract<OfferEvent, { type: PieceMove['type'] }> =>
  event.type === 'PieceSold' ||
  event.type === 'PieceReturned' ||
  event.type === 'PieceConsigned' ||
  event.type === 'ConsignmentReturned'

/** What one event moves of the piece as it was before it, and the piece after it. Every movement sums to nothing. */
export const moveOf = (piece: PieceHeld, event: PieceMove): Moved => {
  switch (event.type) {
    case 'PieceSold':
      return whole(piece, { where: 'customer', possessorId: piece.possessorId })
    case 'PieceReturned':
      return returned(piece, event)
    case 'PieceConsigned':
      return whole(piece, { where: 'house', possessorId: event.shopId })
    case 'ConsignmentReturned':
      return whole(piece, { where: 'house', possessorId: event.fromOrganisationId })
  }
}

/** What each of the events moves, which happened to the piece one after the other. */
export const movementsOf = (before: PieceHeld, events: readonly OfferEvent[]): (readonly Line[])[] => {
  let piece = before
  return events.map((event) => {
    if (!isMove(event)) return []
    const move = moveOf(piece, event)
    piece = move.piece
    return move.lines
  })
}
