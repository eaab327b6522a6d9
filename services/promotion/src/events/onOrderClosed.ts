import { type EventEnvelope, production } from '@fibula/contracts'
import { nothingHeard, type PieceNews } from '../domain/piece.ts'

/** A provisional closing is enough for its pieces to be published. */
export const onOrderClosed = (event: EventEnvelope): PieceNews[] =>
  production.orderClosed.schema
    .parse(event.data)
    .pieces.map(({ pieceId }) => ({ ...nothingHeard(pieceId), orderClosed: true }))
