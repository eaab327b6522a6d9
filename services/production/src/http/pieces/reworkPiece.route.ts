import { commandRoute, quantities } from '@fibula/service-kit'
import { z } from 'zod'
import type { Done } from '../../app/onOrder.ts'
import type { PieceReworked } from '../../domain/order/events.ts'
import type { ReworkPieceRefused } from '../../domain/pieces/reworkPiece.ts'
import type { Deps } from '../deps.ts'
import { reworkPieceProblems } from '../problems.ts'

const { enteredMass, grossMicrograms, id, text } = quantities

export const reworkPiece = commandRoute<Deps, Done<PieceReworked>, ReworkPieceRefused>()({
  method: 'post',
  path: '/orders/{orderId}/pieces/{pieceId}/rework',
  summary: 'A finished piece goes back to the bench, or, with its new weighing, comes back from it',
  tag: 'pieces',
  roles: ['workshop'],
  params: z.strictObject({ orderId: id, pieceId: id }),
  body: z.strictObject({ reason: text(500), weighed: enteredMass.optional() }),
  success: 200,
  view: z.strictObject({
    pieceId: id,
    orderId: id,
    status: z.enum(['in-rework', 'finished']),
    grossMicrograms,
    netMicrograms: grossMicrograms,
  }),
  problems: reworkPieceProblems,
  handle: ({ params, body, context }, deps) =>
    deps.reworkPiece({ ...params, reason: body.reason, weighed: body.weighed ?? null }, context),
  respond: ({ event, version }) => ({
    body: {
      pieceId: event.pieceId,
      orderId: event.orderId,
      status: event.done ? ('finished' as const) : ('in-rework' as const),
      grossMicrograms: event.grossMicrograms,
      netMicrograms: event.netMicrograms,
    },
    version,
  }),
})
