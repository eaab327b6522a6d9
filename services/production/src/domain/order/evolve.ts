import { planOf, withStep } from '../steps/steps.ts'
import type { OrderEvent } from './events.ts'
import type { Order, OrderPiece, PlacedOrder } from './order.ts'

/** One piece of the order, changed. */
const withPiece = (order: PlacedOrder, pieceId: string, change: (piece: OrderPiece) => OrderPiece): PlacedOrder => ({
  ...order,
  pieces: order.pieces.map((piece) => (piece.pieceId === pieceId ? change(piece) : piece)),
})

/** The state is the fold of the events. A further fact may mend what held an order open: it is judged when closing is asked for again. */
export const evolve = (order: Order, event: OrderEvent): Order => {
  if (event.type === 'OrderPlaced') {
    const { type: _, ...terms } = event
    return {
      status: 'open',
      ...terms,
      plan: planOf(event.steps),
      inputs: [],
      residues: [],
      pieces: [],
      returns: [],
      losses: [],
      imbalance: null,
      signatures: [],
    }
  }
  if (order.status === 'none') return order
  switch (event.type) {
    case 'MetalAccepted': {
      const { handOverId, lotId, material, pieces, grossMicrograms, fine } = event
      return { ...order, inputs: [...order.inputs, { handOverId, lotId, material, pieces, grossMicrograms, fine }] }
    }
    case 'StepRecorded':
      return { ...order, plan: withStep(order.plan, event) }
    case 'ResidueRecorded': {
      const { residueLotId, grossMicrograms, stepIndex } = event
      return {
        ...order,
        residues: [...order.residues, { residueLotId, class: event.class, grossMicrograms, stepIndex }],
      }
    }
    case 'LossDeclared': {
      const { lossId, what, grossMicrograms, pieces } = event
      return { ...order, losses: [...order.losses, { lossId, what, grossMicrograms, pieces }] }
    }
    case 'MetalSentBack': {
      const { returnId, what, material, lotId, residueLotId, handOverId } = event
      const { grossMicrograms, fine, foreignMicrograms, pieces } = event
      const masses = { grossMicrograms, fine, foreignMicrograms, pieces }
      return {
        ...order,
        returns: [...order.returns, { returnId, what, material, lotId, residueLotId, handOverId, ...masses }],
      }
    }
    case 'PieceFinished': {
      const { pieceId, serial, title, batchQuantity: quantity } = event
      const { grossMicrograms, netMicrograms, stones, otherMicrograms } = event
      const piece: OrderPiece = {
        ...{ pieceId, serial, title, quantity, grossMicrograms, netMicrograms, stones, otherMicrograms },
        ...{ status: 'finished', hallmark: null, fine: null },
      }
      return { ...order, pieces: [...order.pieces, piece] }
    }
    case 'BatchSplit': {
      const { weighed: _, ...single } = event.piece
      const split = withPiece(order, event.pieceId, (batch) => ({ ...batch, ...event.rest }))
      const hallmark = order.pieces.find(({ pieceId }) => pieceId === event.pieceId)?.hallmark ?? null
      return { ...split, pieces: [...split.pieces, { ...single, quantity: 1, status: 'finished', hallmark }] }
    }
    case 'PieceHallmarked':
      return withPiece(order, event.pieceId, (piece) => ({ ...piece, hallmark: event.outcome }))
    case 'PieceScrapped':
      return withPiece(order, event.pieceId, (piece) => ({ ...piece, status: 'scrapped' }))
    case 'PieceReworked': {
      const { done, grossMicrograms, netMicrograms } = event
      const status = done ? 'finished' : 'in-rework'
      return withPiece(order, event.pieceId, (piece) => ({ ...piece, status, grossMicrograms, netMicrograms }))
    }
    case 'OrderHeldOpen': {
      const { cause, grossMicrograms, fine } = event
      // What was signed, was signed of another imbalance.
      return { ...order, status: 'held-open', imbalance: { cause, grossMicrograms, fine }, signatures: [] }
    }
    case 'ImbalanceSigned': {
      const { cause, grossMicrograms, fine, by, reason, signedBy, isSettled } = event
      const signature = { cause, grossMicrograms, fine, by, reason, signedBy, isSettled }
      return { ...order, signatures: [...order.signatures, signature] }
    }
    case 'OrderClosed': {
      const fineOf = new Map(event.pieces.map(({ pieceId, fine }) => [pieceId, fine]))
      const pieces = order.pieces.map((piece) => ({ ...piece, fine: fineOf.get(piece.pieceId) ?? null }))
      return { ...order, status: 'closed', imbalance: null, pieces }
    }
    case 'OrderCancelled':
      return { ...order, status: 'cancelled', imbalance: null }
  }
}
