import { type EventEnvelope, production } from '@fibula/contracts'
import { nothingHeard, type PieceNews } from '../domain/piece.ts'

export const onPieceFinished = (event: EventEnvelope): PieceNews[] => {
  const { pieceId, orderId, ownerId, workshopId, serial, design, grossMicrograms, title } =
    production.pieceFinished.schema.parse(event.data)
  return [
    { ...nothingHeard(pieceId), finished: { orderId, ownerId, workshopId, serial, design, grossMicrograms, title } },
  ]
}
