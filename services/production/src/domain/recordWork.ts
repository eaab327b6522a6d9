import { accept, type Decision, type EnteredMass, type ResidueClass, refuse, toMicrograms } from '@fibula/kernel'
import { type TooMuchMetal, tooMuchMetal } from './limits.ts'
import type { PieceFinished, PlacedOrder, ResidueRecorded, StepName, StepRecorded, StepStatus } from './order.ts'

export type OrderClosedAlready = { readonly code: 'order-closed' }

export interface RecordStep {
  readonly step: StepName
  readonly status: StepStatus
  readonly reason: string | null
}
export type RecordStepRefused = OrderClosedAlready | { readonly code: 'reason-missing' }

/** How far a step is. Who is blocked says why. */
export const recordStep = (
  order: PlacedOrder,
  { step, status, reason }: RecordStep,
): Decision<StepRecorded, RecordStepRefused> => {
  if (order.status === 'closed') return refuse({ code: 'order-closed' })
  if (status === 'blocked' && reason === null) return refuse({ code: 'reason-missing' })
  return accept<StepRecorded>({
    type: 'StepRecorded',
    orderId: order.orderId,
    workshopId: order.workshopId,
    step,
    status,
    reason,
  })
}

export interface RecordResidue {
  readonly residueLotId: string
  readonly residueExists: boolean
  readonly class: ResidueClass
  readonly weighed: EnteredMass
}
export type RecordResidueRefused =
  | OrderClosedAlready
  | TooMuchMetal
  | { readonly code: 'residue-exists' }
  | { readonly code: 'nothing-weighed' }

/** What a step left. Its fineness comes from its class; the workshop does not type it. */
export const recordResidue = (
  order: PlacedOrder,
  command: RecordResidue,
): Decision<ResidueRecorded, RecordResidueRefused> => {
  const { residueLotId, weighed } = command
  if (command.residueExists) return refuse({ code: 'residue-exists' })
  if (order.status === 'closed') return refuse({ code: 'order-closed' })
  const grossMicrograms = toMicrograms(weighed)
  if (grossMicrograms === 0) return refuse({ code: 'nothing-weighed' })
  const tooMuch = tooMuchMetal([...order.pieces, ...order.residues], grossMicrograms)
  if (tooMuch) return refuse(tooMuch)
  return accept<ResidueRecorded>({
    type: 'ResidueRecorded',
    residueLotId,
    orderId: order.orderId,
    workshopId: order.workshopId,
    class: command.class,
    weighed,
    grossMicrograms,
  })
}

export interface FinishPiece {
  readonly pieceId: string
  readonly pieceExists: boolean
  readonly serial: string
  readonly serialTaken: boolean
  readonly weighed: EnteredMass
  readonly title: number
}
export type FinishPieceRefused =
  | OrderClosedAlready
  | TooMuchMetal
  | { readonly code: 'piece-exists' }
  | { readonly code: 'serial-taken'; readonly serial: string }
  | { readonly code: 'nothing-weighed' }

/** A piece is finished. More pieces than metal is a report too: closing will say so. */
export const finishPiece = (order: PlacedOrder, command: FinishPiece): Decision<PieceFinished, FinishPieceRefused> => {
  const { pieceId, serial, weighed, title } = command
  if (command.pieceExists) return refuse({ code: 'piece-exists' })
  if (order.status === 'closed') return refuse({ code: 'order-closed' })
  if (command.serialTaken) return refuse({ code: 'serial-taken', serial })
  const grossMicrograms = toMicrograms(weighed)
  if (grossMicrograms === 0) return refuse({ code: 'nothing-weighed' })
  const tooMuch = tooMuchMetal([...order.pieces, ...order.residues], grossMicrograms)
  if (tooMuch) return refuse(tooMuch)
  return accept<PieceFinished>({
    type: 'PieceFinished',
    pieceId,
    orderId: order.orderId,
    ownerId: order.ownerId,
    workshopId: order.workshopId,
    serial,
    design: order.design,
    weighed,
    grossMicrograms,
    title,
  })
}
