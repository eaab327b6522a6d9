import { accept, type Decision, refuse } from '@fibula/kernel'
import type { LotAccepted, LotRejected, ReceivedLot, RejectionReason } from './lot.ts'

export type JudgeLotRefused = { readonly code: 'lot-already-judged'; readonly status: 'accepted' | 'rejected' }

/** An accepted lot may be used. */
export const acceptLot = (lot: ReceivedLot): Decision<LotAccepted, JudgeLotRefused> => {
  if (lot.status !== 'received') return refuse({ code: 'lot-already-judged', status: lot.status })
  return accept<LotAccepted>({
    type: 'LotAccepted',
    lotId: lot.lotId,
    grossMicrograms: lot.grossMicrograms,
    fine: lot.fine,
  })
}

export interface RejectLot {
  readonly reason: RejectionReason
  readonly note: string | null
}

/** A rejected lot is never used. */
export const rejectLot = (lot: ReceivedLot, { reason, note }: RejectLot): Decision<LotRejected, JudgeLotRefused> => {
  if (lot.status !== 'received') return refuse({ code: 'lot-already-judged', status: lot.status })
  return accept<LotRejected>({ type: 'LotRejected', lotId: lot.lotId, reason, note })
}
