import { commandRoute, newId, quantities } from '@fibula/service-kit'
import { z } from 'zod'
import type { PieceReserved, ReservationQueued } from '../../domain/offer.ts'
import type { ReservePieceRefused } from '../../domain/reservePiece.ts'
import type { Deps } from '../deps.ts'
import { reservePieceProblems } from '../problems.ts'

const { id, instant } = quantities

export const reservePiece = commandRoute<Deps, PieceReserved | ReservationQueued, ReservePieceRefused>()({
  method: 'post',
  path: '/reservations',
  summary:
    'Keeps a published piece for a buyer: from five minutes to a week, from now on. `queue`: when it is kept for somebody else, wait for it; the time runs when it is their turn',
  tag: 'reservations',
  roles: ['seller'],
  body: z.strictObject({
    reservationId: id.optional(),
    pieceId: id,
    minutes: z.int().min(5).max(10_080),
    queue: z.boolean().optional(),
  }),
  success: 201,
  view: z.strictObject({
    reservationId: id,
    pieceId: id,
    itemId: id,
    /** Null while the buyer waits. */
    expiresAt: instant.nullable(),
    /** Place in the queue, 1 is next; null when it is kept. */
    position: z.int().nullable(),
  }),
  problems: reservePieceProblems,
  handle: ({ body, context }, deps) =>
    deps.reservePiece({ ...body, queue: body.queue ?? false, reservationId: body.reservationId ?? newId() }, context),
  respond: (reserved) => ({
    body: {
      reservationId: reserved.reservationId,
      pieceId: reserved.pieceId,
      itemId: reserved.itemId,
      expiresAt: reserved.type === 'PieceReserved' ? reserved.expiresAt : null,
      position: reserved.type === 'PieceReserved' ? null : reserved.position,
    },
  }),
})
