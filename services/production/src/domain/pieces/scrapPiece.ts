import { accept, type Decision, formatMass, refuse } from '@fibula/kernel'
import type { PieceHallmarked, PieceScrapped, ResidueRecorded } from '../order/events.ts'
import type { OrderPiece, PlacedOrder } from '../order/order.ts'
import { livePiece, type NoSuchPiece, ofPiece } from './piece.ts'

type Scrapped = PieceScrapped | ResidueRecorded

/** What becomes of a piece that is none any more: its metal is a residue, of an open order one that its closing counts. */
const scrapped = (order: PlacedOrder, piece: OrderPiece, residueLotId: string, reason: string): Scrapped[] => {
  const { pieceId, netMicrograms, fine, stones } = piece
  const scrap: PieceScrapped = {
    ...{ type: 'PieceScrapped', ...ofPiece(order, pieceId), reason },
    ...{ residueLotId, grossMicrograms: netMicrograms, fine, stones },
  }
  if (order.status === 'closed') return [scrap]
  const residue: ResidueRecorded = {
    ...{ type: 'ResidueRecorded', residueLotId, orderId: order.orderId, workshopId: order.workshopId, class: 'scrap' },
    weighed: { value: formatMass(netMicrograms, 'g'), unit: 'g' },
    grossMicrograms: netMicrograms,
    ...{ stepIndex: null, pieceId },
  }
  return [scrap, residue]
}

export interface ScrapPiece {
  readonly pieceId: string
  readonly residueLotId: string
  readonly residueExists: boolean
  readonly reason: string
}
export type ScrapPieceRefused =
  | NoSuchPiece
  | { readonly code: 'residue-exists' }
  | { readonly code: 'order-closed' }
  | { readonly code: 'order-cancelled' }

/** A piece is melted down or thrown to the scrap before its order closes; its stones come loose again. */
export const scrapPiece = (order: PlacedOrder, command: ScrapPiece): Decision<Scrapped, ScrapPieceRefused> => {
  if (command.residueExists) return refuse({ code: 'residue-exists' })
  if (order.status === 'closed' || order.status === 'cancelled') return refuse({ code: `order-${order.status}` })
  const piece = livePiece(order, command.pieceId)
  if ('code' in piece) return refuse(piece)
  return accept<Scrapped>(...scrapped(order, piece, command.residueLotId, command.reason))
}

export interface HallmarkPiece {
  readonly pieceId: string
  readonly outcome: 'marked' | 'refused'
  readonly mark: string | null
  readonly on: string
  readonly reason: string | null
  /** What the metal becomes when it is refused. */
  readonly residueLotId: string
}
export type HallmarkPieceRefused =
  | NoSuchPiece
  | { readonly code: 'already-hallmarked' }
  | { readonly code: 'piece-in-rework'; readonly pieceIds: readonly string[] }
  | { readonly code: 'reason-missing' }

/** The guarantee office answers, often after the order is closed. A refused piece, perhaps broken, is scrap. */
export const hallmarkPiece = (
  order: PlacedOrder,
  command: HallmarkPiece,
): Decision<PieceHallmarked | Scrapped, HallmarkPieceRefused> => {
  const { pieceId, outcome, mark, on, reason } = command
  const piece = livePiece(order, pieceId)
  if ('code' in piece) return refuse(piece)
  if (piece.hallmark !== null) return refuse({ code: 'already-hallmarked' })
  if (piece.status === 'in-rework') return refuse({ code: 'piece-in-rework', pieceIds: [pieceId] })
  const answer: PieceHallmarked = { type: 'PieceHallmarked', ...ofPiece(order, pieceId), outcome, mark, on, reason }
  if (outcome === 'marked') return accept<PieceHallmarked | Scrapped>(answer)
  if (reason === null) return refuse({ code: 'reason-missing' })
  return accept<PieceHallmarked | Scrapped>(answer, ...scrapped(order, piece, command.residueLotId, reason))
}
