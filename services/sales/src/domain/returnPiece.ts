import { accept, type Decision, refuse } from '@fibula/kernel'
import { type Payment, type PaymentAsked, type PaymentsRefused, payExactly, theWayItCame } from './money/payments.ts'
import type { Offer, PieceReturned } from './offer.ts'

export interface ReturnPiece {
  readonly returnId: string
  readonly returnExists: boolean
  readonly saleId: string
  readonly pieceId: string
  readonly shopId: string
  readonly weighed: PieceReturned['weighed']
  readonly grossMicrograms: number
  readonly reason: string | null
  /** How the sale was paid. */
  readonly payments: readonly Payment[]
  /** Undefined: the way the money came. */
  readonly refunds: readonly PaymentAsked[] | undefined
  readonly refundIds: readonly string[]
  readonly on: string
  /** What is not paid out, because it pays for the piece that the buyer takes instead. */
  readonly exchange?: { readonly saleId: string; readonly credit: readonly Payment[] }
}

export type ReturnPieceRefused =
  | { readonly code: 'return-exists' }
  | { readonly code: 'sale-returned' }
  | { readonly code: 'nothing-weighed' }
  | PaymentsRefused

/** The piece comes back to the shop that sold it, is weighed, and the frozen price is refunded. It is available again. */
export const returnPiece = (offer: Offer, command: ReturnPiece): Decision<PieceReturned, ReturnPieceRefused> => {
  const { returnId, saleId, pieceId, shopId, weighed, grossMicrograms, reason, exchange } = command
  if (command.returnExists) return refuse({ code: 'return-exists' })
  if (offer.status !== 'sold' || offer.saleId !== saleId) return refuse({ code: 'sale-returned' })
  if (grossMicrograms <= 0) return refuse({ code: 'nothing-weighed' })
  const refund = offer.price
  const credit = exchange?.credit ?? []
  const creditMinor = credit.reduce((sum, { amount }) => sum + amount.amountMinor, 0)
  const due = { ...refund, amountMinor: refund.amountMinor - creditMinor }
  const asked = command.refunds ?? (due.amountMinor === 0 ? [] : theWayItCame(exchange ? [] : command.payments, due))
  const paid = payExactly(due, asked, command.refundIds)
  if (!paid.accepted) return paid
  return accept({
    type: 'PieceReturned',
    returnId,
    saleId,
    pieceId,
    shopId,
    weighed,
    grossMicrograms,
    reason,
    refund,
    refunds: [...credit, ...paid.events],
    exchangeSaleId: exchange?.saleId ?? null,
    on: command.on,
  })
}
