import { catalog, production, withFine } from '@fibula/contracts'
import type { Recorded } from '@fibula/store'
import type { OrderEvent } from '../domain/order/events.ts'

/** Facts of orders by their contract, with their name in the domain. */
const names: Readonly<Record<string, OrderEvent['type']>> = {
  [production.orderPlaced.type]: 'OrderPlaced',
  [production.metalAccepted.type]: 'MetalAccepted',
  [production.stepRecorded.type]: 'StepRecorded',
  [production.residueRecorded.type]: 'ResidueRecorded',
  [production.lossDeclared.type]: 'LossDeclared',
  [production.metalSentBack.type]: 'MetalSentBack',
  [production.pieceFinished.type]: 'PieceFinished',
  [production.batchSplit.type]: 'BatchSplit',
  [production.pieceHallmarked.type]: 'PieceHallmarked',
  [production.pieceScrapped.type]: 'PieceScrapped',
  [production.pieceReworked.type]: 'PieceReworked',
  [production.orderHeldOpen.type]: 'OrderHeldOpen',
  [production.orderClosed.type]: 'OrderClosed',
  [production.orderCancelled.type]: 'OrderCancelled',
}

/** An event of an order as it was told, whatever the version of its contract was; undefined for what happened to something else. */
export const orderEventOf = ({ type, dataVersion, data }: Recorded): OrderEvent | undefined => {
  const name = names[type]
  if (name === undefined) return undefined
  const told = withFine(catalog.get(type)?.read(dataVersion, data)) as Record<string, unknown>
  if (name !== 'MetalAccepted') return { type: name, ...told } as unknown as OrderEvent
  const { scaleGrossMicrograms, scaleFine, disputeGrossMicrograms, disputeFine, ...rest } = told
  const scale = { grossMicrograms: scaleGrossMicrograms, fine: scaleFine }
  const dispute = { grossMicrograms: disputeGrossMicrograms, fine: disputeFine }
  return { type: name, ...rest, scale, dispute } as unknown as OrderEvent
}
