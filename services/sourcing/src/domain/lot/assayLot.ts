import {
  accept,
  type Decision,
  type EnteredMass,
  fineContent,
  type Metal,
  refuse,
  takeShare,
  toMicrograms,
} from '@fibula/kernel'
import { type AssayMethod, holdsSilver, rankOf } from '../words.ts'
import type { LotAssayed, Sample } from './events.ts'
import type { StockLot } from './lot.ts'

export interface AssayLot {
  readonly assayId: string
  readonly assayExists: boolean
  readonly method: AssayMethod
  readonly measuredFineness: number
  readonly uncertainty: number
  /** What was taken for it, and the bead that came back; null when nothing was. */
  readonly sample?: { readonly weighed: EnteredMass; readonly returned: EnteredMass } | null
}

export type AssayLotRefused =
  | { readonly code: 'assay-exists' }
  | { readonly code: 'no-silver-in-material'; readonly material: string }
  | { readonly code: 'sample-missing' }
  | { readonly code: 'sample-unexpected'; readonly method: AssayMethod }
  | { readonly code: 'nothing-sampled' }
  | { readonly code: 'more-returned-than-taken'; readonly takenMicrograms: number; readonly returnedMicrograms: number }
  | { readonly code: 'not-enough-metal'; readonly availableMicrograms: number; readonly missingMicrograms: number }

const effectOf = (lot: StockLot, { method, measuredFineness, uncertainty }: AssayLot): LotAssayed['effect'] => {
  if (rankOf[method] < rankOf[lot.basis]) return 'outranked'
  const measured = fineContent(lot.grossMicrograms, measuredFineness)
  const difference = measured > lot.fine ? measured - lot.fine : lot.fine - measured
  if (difference <= fineContent(lot.grossMicrograms, uncertainty) && lot.grossMicrograms > 0) return 'confirmed'
  // What assays used up went with the share that it had: the lot is still whole.
  return lot.grossMicrograms + lot.sampledMicrograms === lot.receivedMicrograms ? 'revalued' : 'unreconciled'
}

/** What the sample held of the lot as it is now known, and what the bead brings back of it; a bead is fine silver. */
const sampleOf = (lot: Metal, grossMicrograms: number, returnedGrossMicrograms: number): Sample => {
  const taken = takeShare(lot, grossMicrograms)
  const bead = fineContent(returnedGrossMicrograms, 10_000)
  if (bead > taken.fine) return { ...taken, returnedGrossMicrograms, returnedFine: taken.fine }
  return { ...taken, returnedGrossMicrograms, returnedFine: bead }
}

/** A measurement is a report: it is always kept. What it changes depends on its rank and on whether metal has left. */
export const assayLot = (lot: StockLot, command: AssayLot): Decision<LotAssayed, AssayLotRefused> => {
  const { assayId, method, measuredFineness, uncertainty, sample = null } = command
  if (command.assayExists) return refuse({ code: 'assay-exists' })
  if (!holdsSilver(lot.material)) return refuse({ code: 'no-silver-in-material', material: lot.material })
  if (method === 'fire-assay' && sample === null) return refuse({ code: 'sample-missing' })
  if ((method === 'xrf' || method === 'touchstone') && sample !== null)
    return refuse({ code: 'sample-unexpected', method })
  const takenMicrograms = sample ? toMicrograms(sample.weighed) : 0
  const returnedMicrograms = sample ? toMicrograms(sample.returned) : 0
  if (sample && takenMicrograms === 0) return refuse({ code: 'nothing-sampled' })
  if (returnedMicrograms > takenMicrograms)
    return refuse({ code: 'more-returned-than-taken', takenMicrograms, returnedMicrograms })
  const missingMicrograms = takenMicrograms - lot.grossMicrograms
  if (missingMicrograms > 0)
    return refuse({ code: 'not-enough-metal', availableMicrograms: lot.grossMicrograms, missingMicrograms })
  const effect = effectOf(lot, command)
  const { grossMicrograms } = lot
  const known = {
    grossMicrograms,
    fine: effect === 'revalued' ? fineContent(grossMicrograms, measuredFineness) : lot.fine,
  }
  const used = sample ? sampleOf(known, takenMicrograms, returnedMicrograms) : null
  return accept<LotAssayed>({
    type: 'LotAssayed',
    assayId,
    lotId: lot.lotId,
    method,
    measuredFineness,
    uncertainty,
    effect,
    sample: used,
    grossMicrograms: grossMicrograms - takenMicrograms + returnedMicrograms,
    fine: known.fine - (used?.fine ?? 0n) + (used?.returnedFine ?? 0n),
  })
}
