import { accept, type Decision, refuse } from '@fibula/kernel'
import type { QuarantineReason, RejectionReason } from '../words.ts'
import type { LotAccepted, LotQuarantined, LotRejected, LotReleased, LotSentBack } from './events.ts'
import type { LotStatus, StockLot } from './lot.ts'

type AlreadyJudged = { readonly code: 'lot-already-judged'; readonly status: LotStatus }
export type JudgeLotRefused =
  | AlreadyJudged
  | { readonly code: 'lot-quarantined'; readonly lotId: string; readonly reason: QuarantineReason }

/** An accepted lot may be used. */
export const acceptLot = (lot: StockLot): Decision<LotAccepted, JudgeLotRefused> => {
  const { lotId, grossMicrograms, fine, status, quarantine } = lot
  if (status !== 'received') return refuse({ code: 'lot-already-judged', status })
  if (quarantine) return refuse({ code: 'lot-quarantined', lotId, reason: quarantine.reason })
  return accept<LotAccepted>({ type: 'LotAccepted', lotId, grossMicrograms, fine })
}

export interface RejectLot {
  readonly reason: RejectionReason
  readonly note: string | null
}

/** A rejected lot is never used. One that was accepted can still be rejected while it is in quarantine. */
export const rejectLot = (lot: StockLot, { reason, note }: RejectLot): Decision<LotRejected, JudgeLotRefused> => {
  const doubted = lot.status === 'accepted' && lot.quarantine !== null
  if (lot.status !== 'received' && !doubted) return refuse({ code: 'lot-already-judged', status: lot.status })
  return accept<LotRejected>({ type: 'LotRejected', lotId: lot.lotId, reason, note })
}

export interface QuarantineLot {
  readonly reason: QuarantineReason
  readonly note: string | null
}
export type QuarantineLotRefused = AlreadyJudged | { readonly code: 'lot-quarantined-already' }

/** Nothing leaves a lot in quarantine; what is rejected stays where it is anyhow. */
export const quarantineLot = (
  lot: StockLot,
  { reason, note }: QuarantineLot,
): Decision<LotQuarantined, QuarantineLotRefused> => {
  if (lot.quarantine) return refuse({ code: 'lot-quarantined-already' })
  if (lot.status === 'rejected' || lot.status === 'sent-back')
    return refuse({ code: 'lot-already-judged', status: lot.status })
  return accept<LotQuarantined>({ type: 'LotQuarantined', lotId: lot.lotId, reason, note })
}

export type ReleaseLotRefused = { readonly code: 'lot-not-quarantined' }

/** Ends a quarantine; whether the lot may be used is as it was before. */
export const releaseLot = (
  lot: StockLot,
  { note }: { readonly note: string | null },
): Decision<LotReleased, ReleaseLotRefused> =>
  lot.quarantine
    ? accept<LotReleased>({ type: 'LotReleased', lotId: lot.lotId, note })
    : refuse({ code: 'lot-not-quarantined' })

export type SendBackLotRefused =
  | { readonly code: 'lot-not-rejected'; readonly status: LotStatus }
  | { readonly code: 'supplier-of-lot-unknown' }

/** All that is left of a rejected lot goes back to whoever delivered it. */
export const sendBackLot = (
  lot: StockLot,
  { note }: { readonly note: string | null },
): Decision<LotSentBack, SendBackLotRefused> => {
  const { lotId, supplierId, grossMicrograms, fine, pieces, status } = lot
  if (status !== 'rejected') return refuse({ code: 'lot-not-rejected', status })
  if (supplierId === null) return refuse({ code: 'supplier-of-lot-unknown' })
  return accept<LotSentBack>({ type: 'LotSentBack', lotId, supplierId, grossMicrograms, fine, pieces, note })
}
