import { sales } from '@fibula/contracts'
import type { SalesEvent } from '../app/ports.ts'
import type { Payment } from '../domain/money/payments.ts'

type Fact = ReturnType<(typeof sales)[keyof typeof sales]['write']>

/** How much cash was given is nobody else's business. */
const told = (payments: readonly Payment[]) =>
  payments.map(({ paymentId, kind, amount }) => ({ paymentId, kind, amount }))

/** What the other services are told of one event of the domain. */
export const factOf = (event: SalesEvent): Fact => {
  switch (event.type) {
    case 'PieceReserved': {
      const { type: _, ...data } = event
      return sales.pieceReserved.write(data)
    }
    case 'ReservationQueued': {
      const { type: _, ...data } = event
      return sales.reservationQueued.write(data)
    }
    case 'QueueLeft': {
      const { type: _, ...data } = event
      return sales.queueLeft.write(data)
    }
    case 'ReservationEnded': {
      const { type: _, ...data } = event
      return sales.reservationEnded.write(data)
    }
    case 'PieceSold': {
      const { type: _, priceFrom, receipt: __, payments, ...data } = event
      const { campaignId, priceListId } = priceFrom
      return sales.pieceSold.write({ ...data, campaignId, priceListId, payments: told(payments) })
    }
    case 'PieceReturned': {
      const { type: _, refunds, ...data } = event
      return sales.pieceReturned.write({ ...data, refunds: told(refunds) })
    }
    case 'PieceConsigned': {
      const { type: _, ...data } = event
      return sales.pieceConsigned.write(data)
    }
    case 'ConsignmentReturned': {
      const { type: _, ...data } = event
      return sales.consignmentReturned.write(data)
    }
    case 'PriceListSet': {
      const { type: _, ...data } = event
      return sales.priceListSet.write({ ...data, prices: [...data.prices] })
    }
    case 'PriceListWithdrawn': {
      const { type: _, ...data } = event
      return sales.priceListWithdrawn.write(data)
    }
    case 'DayClosed': {
      const { type: _, totals, cash, ...data } = event
      return sales.dayClosed.write({ ...data, totals: [...totals], cash: [...cash] })
    }
  }
}
