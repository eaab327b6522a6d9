import { accept, type Decision, refuse } from '@fibula/kernel'
import type { LotMoved } from './events.ts'
import type { StockLot } from './lot.ts'

export interface MoveLot {
  readonly place: string | null
  /** Who keeps it from now on; whoever does already, when nobody is named. */
  readonly possessorId?: string | undefined
}

export type MoveLotRefused =
  | { readonly code: 'lot-is-there-already' }
  | { readonly code: 'lot-empty'; readonly lotId: string }

/** Where a lot lies may always change, also in quarantine; whose it is does not. */
export const moveLot = (
  lot: StockLot,
  { place, possessorId = lot.possessorId }: MoveLot,
): Decision<LotMoved, MoveLotRefused> => {
  if (lot.grossMicrograms === 0) return refuse({ code: 'lot-empty', lotId: lot.lotId })
  if (place === lot.place && possessorId === lot.possessorId) return refuse({ code: 'lot-is-there-already' })
  return accept<LotMoved>({ type: 'LotMoved', lotId: lot.lotId, possessorId, place })
}
