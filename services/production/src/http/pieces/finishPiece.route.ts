import { commandRoute, newId, quantities } from '@fibula/service-kit'
import { z } from 'zod'
import type { Done } from '../../app/onOrder.ts'
import type { PieceFinished } from '../../domain/order/events.ts'
import type { FinishPieceRefused } from '../../domain/pieces/finishPiece.ts'
import type { Deps } from '../deps.ts'
import { finishPieceProblems } from '../problems.ts'
import { stonesView } from '../views/common.ts'

const { enteredMass, fineness, grossMicrograms, id, photos, text } = quantities

export const finishPiece = commandRoute<Deps, Done<PieceFinished>, FinishPieceRefused>()({
  method: 'post',
  path: '/orders/{orderId}/pieces',
  summary:
    'Finishes a piece, or a batch of small identical ones: weighed, with serial number and the title that it claims',
  tag: 'pieces',
  roles: ['workshop'],
  params: z.strictObject({ orderId: id }),
  body: z.strictObject({
    pieceId: id.optional(),
    serial: text(60),
    weighed: enteredMass,
    title: fineness,
    /** More than one: a batch, weighed together. */
    quantity: z.int().min(1).max(100_000).optional(),
    /** How many of the stones that were handed over are set in it; their mass is their share. */
    stonePieces: z.int().min(0).max(1_000_000).optional(),
    /** Enamel, thread and the like. */
    other: enteredMass.optional(),
    photos: photos.optional(),
  }),
  success: 201,
  view: z.strictObject({
    pieceId: id,
    orderId: id,
    serial: z.string(),
    quantity: z.int(),
    grossMicrograms,
    netMicrograms: grossMicrograms,
    stones: stonesView,
    otherMicrograms: grossMicrograms,
    title: fineness,
  }),
  problems: finishPieceProblems,
  handle: ({ params: { orderId }, body, context }, deps) =>
    deps.finishPiece(
      {
        orderId,
        pieceId: body.pieceId ?? newId(),
        serial: body.serial,
        weighed: body.weighed,
        title: body.title,
        quantity: body.quantity ?? 1,
        stonePieces: body.stonePieces ?? 0,
        other: body.other ?? null,
        photos: body.photos ?? [],
      },
      context,
    ),
  respond: ({ event, version }) => ({
    body: {
      pieceId: event.pieceId,
      orderId: event.orderId,
      serial: event.serial,
      quantity: event.batchQuantity,
      grossMicrograms: event.grossMicrograms,
      netMicrograms: event.netMicrograms,
      stones: event.stones,
      otherMicrograms: event.otherMicrograms,
      title: event.title,
    },
    version,
    location: `/orders/${event.orderId}`,
  }),
})
