import { commandRoute, newId, quantities } from '@fibula/service-kit'
import { z } from 'zod'
import type { PieceReserved } from '../domain/offer.ts'
import type { ReservePieceRefused } from '../domain/reservePiece.ts'
import type { Deps } from './deps.ts'
import { reservePieceProblems } from './problems.ts'

const { id, instant } = quantities

export const reservePiece = commandRoute<Deps, PieceReserved, ReservePieceRefused>()({
  method: 'post',
  path: '/reservations',
  summary: 'Keeps a published piece for a buyer: from five minutes to a week, from now on',
  tag: 'reservations',
  roles: ['seller'],
  body: z.strictObject({ reservationId: id.optional(), pieceId: id, minutes: z.int().min(5).max(10_080) }),
  success: 201,
  view: z.strictObject({ reservationId: id, pieceId: id, itemId: id, expiresAt: instant }),
  problems: reservePieceProblems,
  handle: ({ body, context }, deps) =>
    deps.reservePiece({ ...body, reservationId: body.reservationId ?? newId() }, context),
  respond: ({ reservationId, pieceId, itemId, expiresAt }) => ({ body: { reservationId, pieceId, itemId, expiresAt } }),
})
