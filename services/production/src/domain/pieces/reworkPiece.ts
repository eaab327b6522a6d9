import { accept, type Decision, type EnteredMass, refuse, toMicrograms } from '@fibula/kernel'
import type { PieceReworked } from '../order/events.ts'
import { type TooMuchMetal, tooMuchOut } from '../order/limits.ts'
import { type OrderOver, type PlacedOrder, whyOver } from '../order/order.ts'
import { netOf, type PieceMassesRefused } from './masses.ts'
import { livePiece, type NoSuchPiece, ofPiece } from './piece.ts'

export interface ReworkPiece {
  readonly pieceId: string
  readonly reason: string
  /** The new weighing, when it came back from the bench; null when it goes there. */
  readonly weighed: EnteredMass | null
}
export type ReworkPieceRefused =
  | OrderOver
  | NoSuchPiece
  | PieceMassesRefused
  | TooMuchMetal
  | { readonly code: 'piece-hallmarked' }
  | { readonly code: 'piece-in-rework'; readonly pieceIds: readonly string[] }

/** A finished piece goes back to the bench, and is weighed anew when it comes from there. Its order waits for it. */
export const reworkPiece = (order: PlacedOrder, command: ReworkPiece): Decision<PieceReworked, ReworkPieceRefused> => {
  const { pieceId, reason, weighed } = command
  const over = whyOver(order)
  if (over) return refuse(over)
  const piece = livePiece(order, pieceId)
  if ('code' in piece) return refuse(piece)
  if (piece.hallmark !== null) return refuse({ code: 'piece-hallmarked' })
  const said = { type: 'PieceReworked', ...ofPiece(order, pieceId), reason } as const
  if (weighed === null) {
    if (piece.status === 'in-rework') return refuse({ code: 'piece-in-rework', pieceIds: [pieceId] })
    const { grossMicrograms, netMicrograms } = piece
    return accept<PieceReworked>({ ...said, done: false, weighed, grossMicrograms, netMicrograms })
  }
  const masses = netOf(toMicrograms(weighed), piece.stones, piece.otherMicrograms)
  if ('code' in masses) return refuse(masses)
  const tooMuch = tooMuchOut(
    { ...order, pieces: order.pieces.filter((one) => one.pieceId !== pieceId) },
    masses.grossMicrograms,
  )
  if (tooMuch) return refuse(tooMuch)
  const { grossMicrograms, netMicrograms } = masses
  return accept<PieceReworked>({ ...said, done: true, weighed, grossMicrograms, netMicrograms })
}
