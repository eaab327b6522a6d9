import { production } from '@fibula/contracts'
import type { Metal } from '@fibula/kernel'
import type { OrderEvent } from '../domain/order.ts'

type Fact = ReturnType<(typeof production)[keyof typeof production]['write']>

/** Fine content leaves as a decimal string. */
const told = <M extends Metal>(metal: M): Omit<M, 'fine'> & { fine: string } => ({ ...metal, fine: String(metal.fine) })

/** What the other services are told of one event of the domain. */
export const factOf = (event: OrderEvent): Fact => {
  switch (event.type) {
    case 'OrderPlaced': {
      const { type: _, ...data } = event
      return production.orderPlaced.write(data)
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
    case 'PieceFinished': {
      const { type: _, ...data } = event
      return production.pieceFinished.write(data)
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
      })
    }
  }
}
