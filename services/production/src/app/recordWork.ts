import { type CommandContext, type Journal, runCommand } from '@fibula/service-kit'
import {
  evolve,
  type OrderEvent,
  type PieceFinished,
  type ResidueRecorded,
  type StepRecorded,
} from '../domain/order.ts'
import {
  finishPiece as decidePiece,
  recordResidue as decideResidue,
  recordStep as decideStep,
  type FinishPiece,
  type FinishPieceRefused,
  type RecordResidue,
  type RecordResidueRefused,
  type RecordStep,
  type RecordStepRefused,
} from '../domain/recordWork.ts'
import type { Ports } from './ports.ts'

type OfOrder<Command> = Command & { readonly orderId: string }
export type Recorded<Event> = Event & { readonly version: number }

export const recordStep =
  (ports: Pick<Ports, 'orderOfWorkshop' | 'rows'>, journal: Journal<OrderEvent>) =>
  ({ orderId, ...step }: OfOrder<RecordStep>, context: CommandContext<Recorded<StepRecorded>, RecordStepRefused>) =>
    runCommand(journal, context, {
      load: () => ports.orderOfWorkshop(context.actor.organisationId, orderId),
      decide: ({ order }) => decideStep(order, step),
      write: ({ version, order }, events) => {
        const [recorded] = events as [StepRecorded]
        return {
          changes: [ports.rows.order(version, evolve(order, recorded), events)],
          inserts: [ports.rows.step(recorded, version + 1, context)],
          result: { ...recorded, version: version + 1 },
        }
      },
    })

export const recordResidue =
  (ports: Pick<Ports, 'orderOfWorkshop' | 'residueExists' | 'rows'>, journal: Journal<OrderEvent>) =>
  (
    { orderId, ...residue }: OfOrder<Omit<RecordResidue, 'residueExists'>>,
    context: CommandContext<Recorded<ResidueRecorded>, RecordResidueRefused>,
  ) =>
    runCommand(journal, context, {
      load: async () => {
        const [loaded, residueExists] = await Promise.all([
          ports.orderOfWorkshop(context.actor.organisationId, orderId),
          ports.residueExists(residue.residueLotId),
        ])
        return loaded && { ...loaded, residueExists }
      },
      decide: ({ order, residueExists }) => decideResidue(order, { ...residue, residueExists }),
      write: ({ version, order }, events) => {
        const [recorded] = events as [ResidueRecorded]
        return {
          changes: [ports.rows.order(version, evolve(order, recorded), events)],
          inserts: [ports.rows.residue(recorded, version + 1, context)],
          result: { ...recorded, version: version + 1 },
        }
      },
    })

export const finishPiece =
  (ports: Pick<Ports, 'orderOfWorkshop' | 'pieceExists' | 'serialTaken' | 'rows'>, journal: Journal<OrderEvent>) =>
  (
    { orderId, ...piece }: OfOrder<Omit<FinishPiece, 'pieceExists' | 'serialTaken'>>,
    context: CommandContext<Recorded<PieceFinished>, FinishPieceRefused>,
  ) =>
    runCommand(journal, context, {
      load: async () => {
        const [loaded, pieceExists] = await Promise.all([
          ports.orderOfWorkshop(context.actor.organisationId, orderId),
          ports.pieceExists(piece.pieceId),
        ])
        return (
          loaded && { ...loaded, pieceExists, serialTaken: await ports.serialTaken(loaded.order.ownerId, piece.serial) }
        )
      },
      decide: ({ order, pieceExists, serialTaken }) => decidePiece(order, { ...piece, pieceExists, serialTaken }),
      write: ({ version, order }, events) => {
        const [finished] = events as [PieceFinished]
        return {
          changes: [ports.rows.order(version, evolve(order, finished), events)],
          inserts: [ports.rows.piece(finished, version + 1, context)],
          result: { ...finished, version: version + 1 },
        }
      },
    })
