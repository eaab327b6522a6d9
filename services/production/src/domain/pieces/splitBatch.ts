import {
  accept,
  apportion,
  type Decision,
  type EnteredMass,
  refuse,
  subtractStones,
  takeShare,
  takeStones,
  toMicrograms,
} from '@fibula/kernel'
import type { BatchSplit } from '../order/events.ts'
import type { OrderPiece, PlacedOrder } from '../order/order.ts'
import type { NewPieceRefused } from './finishPiece.ts'
import { netOf, type PieceMassesRefused } from './masses.ts'
import { livePiece, type NoSuchPiece, ofPiece } from './piece.ts'

export interface SplitBatch {
  readonly batchId: string
  readonly pieceId: string
  readonly pieceExists: boolean
  readonly serial: string
  readonly serialTaken: boolean
  readonly weighed: EnteredMass
}
export type SplitBatchRefused =
  | NoSuchPiece
  | NewPieceRefused
  | PieceMassesRefused
  | { readonly code: 'no-batch' }
  | { readonly code: 'order-cancelled' }
  | { readonly code: 'heavier-than-batch'; readonly batchMicrograms: number }

/** Stones and other material of one piece of the batch: their shares. */
const shareOfOne = ({ quantity, stones, otherMicrograms }: OrderPiece) => {
  const [pieces = 0n] = apportion(BigInt(stones.pieces), [1n, BigInt(quantity - 1)])
  const [other = 0n] = apportion(BigInt(otherMicrograms), [1n, BigInt(quantity - 1)])
  return { stones: takeStones(stones, Number(pieces)), otherMicrograms: Number(other) }
}

/**
 * One piece of a batch is weighed, and from then on a piece of its own; the rest keeps the difference. It happens on closed
 * orders too, since a batch is sold one by one: then the piece takes its share of the batch's fine.
 */
export const splitBatch = (order: PlacedOrder, command: SplitBatch): Decision<BatchSplit, SplitBatchRefused> => {
  const { pieceId, serial, weighed } = command
  if (command.pieceExists) return refuse({ code: 'piece-exists' })
  if (order.status === 'cancelled') return refuse({ code: 'order-cancelled' })
  const batch = livePiece(order, command.batchId)
  if ('code' in batch) return refuse(batch)
  if (batch.quantity === 1) return refuse({ code: 'no-batch' })
  if (command.serialTaken) return refuse({ code: 'serial-taken', serial })
  const { stones, otherMicrograms } = shareOfOne(batch)
  const single = netOf(toMicrograms(weighed), stones, otherMicrograms)
  if ('code' in single) return refuse(single)
  const rest = netOf(
    Math.max(0, batch.grossMicrograms - single.grossMicrograms),
    subtractStones(batch.stones, stones),
    batch.otherMicrograms - otherMicrograms,
  )
  if ('code' in rest) return refuse({ code: 'heavier-than-batch', batchMicrograms: batch.grossMicrograms })
  const fine =
    batch.fine === null
      ? null
      : takeShare({ grossMicrograms: batch.netMicrograms, fine: batch.fine }, single.netMicrograms).fine
  return accept<BatchSplit>({
    type: 'BatchSplit',
    ...ofPiece(order, batch.pieceId),
    piece: { pieceId, serial, weighed, title: batch.title, ...single, fine },
    rest: {
      quantity: batch.quantity - 1,
      ...rest,
      fine: fine === null || batch.fine === null ? null : batch.fine - fine,
    },
  })
}
