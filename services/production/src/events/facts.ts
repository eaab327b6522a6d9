import { production } from '@fibula/contracts'
import type { Metal } from '@fibula/kernel'
import type { NewEvent } from '@fibula/store'
import type { AllowanceSet } from '../domain/allowance/allowance.ts'
import type { DesignEvent } from '../domain/design/design.ts'
import type { OrderEvent } from '../domain/order/events.ts'

/** Fine content leaves as a decimal string. */
const told = <M extends Metal>(metal: M): Omit<M, 'fine'> & { fine: string } => ({ ...metal, fine: String(metal.fine) })
const fineOf = (fine: bigint | null): string | null => (fine === null ? null : String(fine))

/** A list that the contract may keep. */
const copied = <T>(all: readonly T[]): T[] => [...all]

/** What the other services are told of one event of a design. */
export const designFactOf = (event: DesignEvent): NewEvent => {
  const { type, ...data } = event
  if (type === 'DesignRetired') return production.designRetired.write(data)
  if (type === 'DesignRestored') return production.designRestored.write(data)
  const { steps, materials, photos, ...said } = data as Omit<Extract<DesignEvent, { type: 'DesignAdded' }>, 'type'>
  const design = { ...said, steps: steps && copied(steps), materials: copied(materials), photos: copied(photos) }
  return type === 'DesignAdded' ? production.designAdded.write(design) : production.designChanged.write(design)
}

export const allowanceFactOf = ({ type: _, ...data }: AllowanceSet): NewEvent => production.allowanceSet.write(data)

/** What the other services are told of one event of an order. */
export const factOf = (event: OrderEvent): NewEvent => {
  switch (event.type) {
    case 'OrderPlaced': {
      const { type: _, photos, materials, steps, ...data } = event
      const lists = { photos: copied(photos), materials: copied(materials), steps: copied(steps) }
      return production.orderPlaced.write({ ...data, ...lists })
    }
    case 'MetalAccepted': {
      const { type: _, scale, dispute, ...data } = told(event)
      return production.metalAccepted.write({
        ...data,
        scaleGrossMicrograms: scale.grossMicrograms,
        scaleFine: String(scale.fine),
        disputeGrossMicrograms: dispute.grossMicrograms,
        disputeFine: String(dispute.fine),
      })
    }
    case 'StepRecorded': {
      const { type: _, ...data } = event
      return production.stepRecorded.write(data)
    }
    case 'ResidueRecorded': {
      const { type: _, ...data } = event
      return production.residueRecorded.write(data)
    }
    case 'LossDeclared': {
      const { type: _, ...data } = event
      return production.lossDeclared.write(data)
    }
    case 'MetalSentBack': {
      const { type: _, ...data } = told(event)
      return production.metalSentBack.write(data)
    }
    case 'PieceFinished': {
      const { type: _, photos, ...data } = event
      return production.pieceFinished.write({ ...data, photos: copied(photos) })
    }
    case 'BatchSplit': {
      const { type: _, piece, rest, ...data } = event
      return production.batchSplit.write({
        ...data,
        piece: { ...piece, fine: fineOf(piece.fine) },
        rest: { ...rest, fine: fineOf(rest.fine) },
      })
    }
    case 'PieceHallmarked': {
      const { type: _, ...data } = event
      return production.pieceHallmarked.write(data)
    }
    case 'PieceScrapped': {
      const { type: _, fine, ...data } = event
      return production.pieceScrapped.write({ ...data, fine: fineOf(fine) })
    }
    case 'PieceReworked': {
      const { type: _, ...data } = event
      return production.pieceReworked.write(data)
    }
    case 'ImbalanceSigned': {
      const { type: _, ...data } = told(event)
      return production.imbalanceSigned.write(data)
    }
    case 'OrderHeldOpen': {
      const { type: _, allowanceFine, ...data } = told(event)
      return production.orderHeldOpen.write({ ...data, allowanceFine: String(allowanceFine) })
    }
    case 'OrderClosed': {
      const { type: _, ...data } = event
      return production.orderClosed.write({
        ...data,
        inputs: event.inputs.map(told),
        pieces: event.pieces.map(told),
        residues: event.residues.map(told),
        loss: told(event.loss),
        allowanceFine: String(event.allowanceFine),
        lines: event.lines.map(told),
        sentBack: told(event.sentBack),
        missing: told(event.missing),
        surplus: told(event.surplus),
      })
    }
    case 'OrderCancelled': {
      const { type: _, returnIds, ...data } = event
      return production.orderCancelled.write({ ...data, returnIds: copied(returnIds) })
    }
  }
}
