import { type EventEnvelope, sales } from '@fibula/contracts'
import type { News } from '../app/ports.ts'
import { nothingHeard } from '../domain/piece/news.ts'
import type { Availability } from '../domain/piece/piece.ts'

const after =
  (availability: Availability) =>
  ({ streamId, streamVersion }: EventEnvelope): Partial<News> => ({
    pieces: [{ ...nothingHeard(streamId), availability, salesVersion: streamVersion }],
  })

/** The stream of a piece in sales is in order, so its latest fact of these tells how the piece stands. */
export const readSales: Readonly<Record<string, (event: EventEnvelope) => Partial<News>>> = {
  [sales.pieceReserved.type]: after('reserved'),
  [sales.reservationEnded.type]: after('available'),
  [sales.pieceSold.type]: after('sold'),
  [sales.pieceReturned.type]: after('available'),
}
