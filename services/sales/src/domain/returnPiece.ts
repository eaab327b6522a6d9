import { accept, type Decision, refuse } from '@fibula/kernel'
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
}

export type ReturnPieceRefused =
  | { readonly code: 'return-exists' }
  | { readonly code: 'sale-returned' }
  | { readonly code: 'nothing-weighed' }

/** The piece comes back to the shop that sold it, is weighed, and the frozen price is refunded. It is available again. */
export const returnPiece = (offer: Offer, command: ReturnPiece): Decision<PieceReturned, ReturnPieceRefused> => {
  const { returnExists, ...facts } = command
  if (returnExists) return refuse({ code: 'return-exists' })
  if (offer.status !== 'sold' || offer.saleId !== command.saleId) return refuse({ code: 'sale-returned' })
  if (command.grossMicrograms <= 0) return refuse({ code: 'nothing-weighed' })
  return accept({ type: 'PieceReturned', ...facts, refund: offer.price })
}
