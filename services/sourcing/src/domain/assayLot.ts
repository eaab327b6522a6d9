import { accept, type Decision, fineContent, refuse } from '@fibula/kernel'
import { type AssayMethod, type LotAssayed, type ReceivedLot, rankOf } from './lot.ts'

export interface AssayLot {
  readonly assayId: string
  readonly assayExists: boolean
  readonly method: AssayMethod
  readonly measuredFineness: number
  readonly uncertainty: number
}

export type AssayLotRefused = { readonly code: 'assay-exists' }

const effectOf = (lot: ReceivedLot, { method, measuredFineness, uncertainty }: AssayLot): LotAssayed['effect'] => {
  if (rankOf[method] < rankOf[lot.basis]) return 'outranked'
  const measured = fineContent(lot.grossMicrograms, measuredFineness)
  const difference = measured > lot.fine ? measured - lot.fine : lot.fine - measured
  if (difference <= fineContent(lot.grossMicrograms, uncertainty) && lot.grossMicrograms > 0) return 'confirmed'
  return lot.grossMicrograms === lot.receivedMicrograms ? 'revalued' : 'unreconciled'
}

/** A measurement is a report: it is always kept. What it changes depends on its rank and on whether metal has left. */
export const assayLot = (lot: ReceivedLot, command: AssayLot): Decision<LotAssayed, AssayLotRefused> => {
  if (command.assayExists) return refuse({ code: 'assay-exists' })
  const { assayId, method, measuredFineness, uncertainty } = command
  const effect = effectOf(lot, command)
  return accept<LotAssayed>({
    type: 'LotAssayed',
    assayId,
    lotId: lot.lotId,
    method,
    measuredFineness,
    uncertainty,
    effect,
    grossMicrograms: lot.grossMicrograms,
    fine: effect === 'revalued' ? fineContent(lot.grossMicrograms, measuredFineness) : lot.fine,
  })
}
