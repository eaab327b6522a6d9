import { accept, type Decision, refuse } from '@fibula/kernel'
import type { DifferenceAccepted } from './events.ts'
import type { StockLot } from './lot.ts'

export type AcceptDifferenceRefused =
  | { readonly code: 'no-difference-to-accept' }
  | { readonly code: 'supplier-of-lot-unknown' }

/** The supplier accepts what assays found: it is settled with the supplier, no more a difference of fineness. */
export const acceptDifference = (lot: StockLot): Decision<DifferenceAccepted, AcceptDifferenceRefused> => {
  const { lotId, ownerId, supplierId, unsettledFine } = lot
  if (supplierId === null) return refuse({ code: 'supplier-of-lot-unknown' })
  if (unsettledFine === 0n) return refuse({ code: 'no-difference-to-accept' })
  return accept<DifferenceAccepted>({ type: 'DifferenceAccepted', lotId, ownerId, supplierId, fine: unsettledFine })
}
