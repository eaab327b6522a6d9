import { accept, type Decision, refuse } from '@fibula/kernel'
import type { PieceFinished } from '../order/events.ts'
import { type TooMuchMetal, tooMuchOut } from '../order/limits.ts'
import { type OrderOver, type PlacedOrder, whyOver } from '../order/order.ts'
import { massesOf, type PieceMassesRefused, type WeighedPiece } from './masses.ts'

export interface FinishPiece extends WeighedPiece {
  readonly pieceId: string
  readonly pieceExists: boolean
  readonly serial: string
  readonly serialTaken: boolean
  readonly title: number
  /** More than one: a batch of small identical pieces, weighed together. */
  readonly quantity: number
  readonly photos: readonly string[]
}
export type NewPieceRefused =
  | { readonly code: 'piece-exists' }
  | { readonly code: 'serial-taken'; readonly serial: string }
export type FinishPieceRefused = OrderOver | TooMuchMetal | NewPieceRefused | PieceMassesRefused

/** A piece is finished. More pieces than metal is a report too: closing will say so. */
export const finishPiece = (order: PlacedOrder, command: FinishPiece): Decision<PieceFinished, FinishPieceRefused> => {
  const { pieceId, serial, weighed, title, quantity, photos } = command
  if (command.pieceExists) return refuse({ code: 'piece-exists' })
  const over = whyOver(order)
  if (over) return refuse(over)
  if (command.serialTaken) return refuse({ code: 'serial-taken', serial })
  const masses = massesOf(order, command)
  if ('code' in masses) return refuse(masses)
  const tooMuch = tooMuchOut(order, masses.grossMicrograms)
  if (tooMuch) return refuse(tooMuch)
  return accept<PieceFinished>({
    type: 'PieceFinished',
    pieceId,
    orderId: order.orderId,
    ownerId: order.ownerId,
    workshopId: order.workshopId,
    serial,
    design: order.design,
    designId: order.designId,
    weighed,
    title,
    batchQuantity: quantity,
    ...masses,
    photos,
    hallmark: null,
  })
}
