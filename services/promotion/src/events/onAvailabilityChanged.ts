import { type EventEnvelope, sales } from '@fibula/contracts'
import type { Availability, PieceNews } from '../domain/piece.ts'
import { nothingHeard } from '../domain/piece.ts'

/** The stream of a piece in sales is in order, so its latest fact tells how the piece stands. */
const availabilityAfter: Readonly<Record<string, Availability>> = {
  [sales.pieceReserved.type]: 'reserved',
  [sales.reservationEnded.type]: 'available',
  [sales.pieceSold.type]: 'sold',
  [sales.pieceReturned.type]: 'available',
}

export const onAvailabilityChanged = ({ type, streamId, streamVersion }: EventEnvelope): PieceNews[] => {
  const availability = availabilityAfter[type]
  return availability ? [{ ...nothingHeard(streamId), availability, salesVersion: streamVersion }] : []
}
