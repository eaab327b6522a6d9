import type { CommandContext, Journal } from '@fibula/service-kit'
import type {
  BatchSplit,
  OrderEvent,
  PieceFinished,
  PieceHallmarked,
  PieceReworked,
  PieceScrapped,
  ResidueRecorded,
} from '../domain/order/events.ts'
import { finishPiece as decideFinish, type FinishPiece, type FinishPieceRefused } from '../domain/pieces/finishPiece.ts'
import { reworkPiece as decideRework, type ReworkPiece, type ReworkPieceRefused } from '../domain/pieces/reworkPiece.ts'
import {
  hallmarkPiece as decideHallmark,
  scrapPiece as decideScrap,
  type HallmarkPiece,
  type HallmarkPieceRefused,
  type ScrapPiece,
  type ScrapPieceRefused,
} from '../domain/pieces/scrapPiece.ts'
import { splitBatch as decideSplit, type SplitBatch, type SplitBatchRefused } from '../domain/pieces/splitBatch.ts'
import { type Done, onOrder } from './onOrder.ts'
import type { Ports } from './ports.ts'

type OfOrder<Command> = Command & { readonly orderId: string }
type New<Command> = OfOrder<Omit<Command, 'pieceExists' | 'serialTaken'>>
type Needs = Pick<Ports, 'orderOf' | 'exists' | 'serialTaken' | 'rows'>

interface NewPiece {
  readonly orderId: string
  readonly pieceId: string
  readonly serial: string
}

/** The order of the workshop, and whether the id or the serial number of a new piece is taken. */
const withNewPiece = (
  ports: Needs,
  { actor }: Pick<CommandContext, 'actor'>,
  { orderId, pieceId, serial }: NewPiece,
) => {
  const found = { pieceExists: false, serialTaken: false }
  return {
    load: async () => {
      const [loaded, pieceExists] = await Promise.all([
        ports.orderOf(actor.organisationId, orderId, 'workshop'),
        ports.exists('piece', pieceId),
      ])
      found.pieceExists = pieceExists
      found.serialTaken = loaded !== undefined && (await ports.serialTaken(loaded.order, serial))
      return loaded
    },
    found: () => found,
  }
}

export const finishPiece =
  (ports: Needs, journal: Journal<OrderEvent>) =>
  ({ orderId, ...piece }: New<FinishPiece>, context: CommandContext<Done<PieceFinished>, FinishPieceRefused>) => {
    const { load, found } = withNewPiece(ports, context, { orderId, ...piece })
    return onOrder(ports, journal, context, { load, decide: (order) => decideFinish(order, { ...piece, ...found() }) })
  }

export const splitBatch =
  (ports: Needs, journal: Journal<OrderEvent>) =>
  ({ orderId, ...split }: New<SplitBatch>, context: CommandContext<Done<BatchSplit>, SplitBatchRefused>) => {
    const { load, found } = withNewPiece(ports, context, { orderId, ...split })
    return onOrder(ports, journal, context, { load, decide: (order) => decideSplit(order, { ...split, ...found() }) })
  }

export const scrapPiece =
  (ports: Needs, journal: Journal<OrderEvent>) =>
  (
    { orderId, ...scrap }: OfOrder<Omit<ScrapPiece, 'residueExists'>>,
    context: CommandContext<Done<PieceScrapped | ResidueRecorded>, ScrapPieceRefused>,
  ) => {
    let residueExists = false
    return onOrder(ports, journal, context, {
      load: async () => {
        residueExists = await ports.exists('residue', scrap.residueLotId)
        return ports.orderOf(context.actor.organisationId, orderId, 'workshop')
      },
      decide: (order) => decideScrap(order, { ...scrap, residueExists }),
    })
  }

export const reworkPiece =
  (ports: Needs, journal: Journal<OrderEvent>) =>
  ({ orderId, ...rework }: OfOrder<ReworkPiece>, context: CommandContext<Done<PieceReworked>, ReworkPieceRefused>) =>
    onOrder(ports, journal, context, {
      load: () => ports.orderOf(context.actor.organisationId, orderId, 'workshop'),
      decide: (order) => decideRework(order, rework),
    })

export const hallmarkPiece =
  (ports: Needs, journal: Journal<OrderEvent>) =>
  (
    { orderId, ...answer }: OfOrder<HallmarkPiece>,
    context: CommandContext<Done<PieceHallmarked | PieceScrapped | ResidueRecorded>, HallmarkPieceRefused>,
  ) =>
    onOrder(ports, journal, context, {
      load: () => ports.orderOf(context.actor.organisationId, orderId, 'workshop'),
      decide: (order) => decideHallmark(order, answer),
    })
