import { commandRoute, newId, quantities } from '@fibula/service-kit'
import { z } from 'zod'
import type { Recorded } from '../app/recordWork.ts'
import type { PieceFinished } from '../domain/order.ts'
import type { FinishPieceRefused } from '../domain/recordWork.ts'
import type { Deps } from './deps.ts'
import { finishPieceProblems } from './problems.ts'

const { enteredMass, fineness, grossMicrograms, id, text } = quantities

export const finishPiece = commandRoute<Deps, Recorded<PieceFinished>, FinishPieceRefused>()({
  method: 'post',
  path: '/orders/{orderId}/pieces',
  summary: 'Finishes a piece: weighed, with its serial number and the title that it claims',
  tag: 'orders',
  roles: ['workshop'],
  params: z.strictObject({ orderId: id }),
  body: z.strictObject({ pieceId: id.optional(), serial: text(60), weighed: enteredMass, title: fineness }),
  success: 201,
  view: z.strictObject({ pieceId: id, orderId: id, serial: z.string(), grossMicrograms, title: fineness }),
  problems: finishPieceProblems,
  handle: ({ params: { orderId }, body, context }, deps) =>
    deps.finishPiece({ ...body, orderId, pieceId: body.pieceId ?? newId() }, context),
  respond: (piece) => ({
    body: {
      pieceId: piece.pieceId,
      orderId: piece.orderId,
      serial: piece.serial,
      grossMicrograms: piece.grossMicrograms,
      title: piece.title,
    },
    version: piece.version,
    location: `/orders/${piece.orderId}`,
  }),
})
