import { sales } from '@fibula/contracts'
import type { OfferEvent } from '../domain/offer.ts'

type Fact = ReturnType<(typeof sales)[keyof typeof sales]['write']>

/** What the other services are told of one event of the domain. */
export const factOf = (event: OfferEvent): Fact => {
  switch (event.type) {
    case 'PieceReserved': {
      const { type: _, ...data } = event
      return sales.pieceReserved.write({ ...data, fromQueue: false })
    }
    case 'ReservationEnded': {
      const { type: _, ...data } = event
      return sales.reservationEnded.write({ ...data, nextReservationId: null })
    }
    case 'PieceSold': {
      const { type: _, ...data } = event
      return sales.pieceSold.write(sales.pieceSold.read(1, data))
    }
    case 'PieceReturned': {
      const { type: _, ...data } = event
      return sales.pieceReturned.write(sales.pieceReturned.read(1, data))
    }
  }
}
