import { accept, type Decision, type EnteredMass, type ResidueClass, refuse, toMicrograms } from '@fibula/kernel'
import type { ResidueRecorded } from '../order/events.ts'
import { type TooMuchMetal, tooMuchOut } from '../order/limits.ts'
import { type OrderOver, type PlacedOrder, whyOver } from '../order/order.ts'
import type { NoSuchStep } from '../steps/recordStep.ts'

export interface RecordResidue {
  readonly residueLotId: string
  readonly residueExists: boolean
  readonly class: ResidueClass
  readonly weighed: EnteredMass
  readonly stepIndex: number | null
}
export type RecordResidueRefused =
  | OrderOver
  | TooMuchMetal
  | NoSuchStep
  | { readonly code: 'residue-exists' }
  | { readonly code: 'nothing-weighed' }

/** What a step left. Its fineness comes from its class; the workshop does not type it. */
export const recordResidue = (
  order: PlacedOrder,
  command: RecordResidue,
): Decision<ResidueRecorded, RecordResidueRefused> => {
  const { residueLotId, weighed, stepIndex } = command
  if (command.residueExists) return refuse({ code: 'residue-exists' })
  const over = whyOver(order)
  if (over) return refuse(over)
  if (stepIndex !== null && stepIndex >= order.plan.length)
    return refuse({ code: 'no-such-step', steps: order.plan.length })
  const grossMicrograms = toMicrograms(weighed)
  if (grossMicrograms === 0) return refuse({ code: 'nothing-weighed' })
  const tooMuch = tooMuchOut(order, grossMicrograms)
  if (tooMuch) return refuse(tooMuch)
  return accept<ResidueRecorded>({
    type: 'ResidueRecorded',
    residueLotId,
    orderId: order.orderId,
    workshopId: order.workshopId,
    class: command.class,
    weighed,
    grossMicrograms,
    stepIndex,
    pieceId: null,
  })
}
