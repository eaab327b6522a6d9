import { commandRoute, quantities } from '@fibula/service-kit'
import { z } from 'zod'
import type { CancelReservationRefused } from '../../domain/cancelReservation.ts'
import type { QueueLeft, ReservationEnded } from '../../domain/offer.ts'
import type { Deps } from '../deps.ts'
import { cancelReservationProblems } from '../problems.ts'

const { id } = quantities

export const cancelReservation = commandRoute<Deps, ReservationEnded | QueueLeft, CancelReservationRefused>()({
  method: 'post',
  path: '/reservations/{reservationId}/cancel',
  summary: 'Gives a reserved piece back, or no longer waits for it; whoever waits first is next',
  tag: 'reservations',
  roles: ['seller'],
  params: z.strictObject({ reservationId: id }),
  body: z.strictObject({}).optional(),
  success: 200,
  view: z.strictObject({ reservationId: id, pieceId: id, cause: z.enum(['expired', 'cancelled', 'sold']) }),
  problems: cancelReservationProblems,
  handle: ({ params: { reservationId }, context }, deps) => deps.cancelReservation({ reservationId }, context),
  respond: ({ reservationId, pieceId, cause }) => ({ body: { reservationId, pieceId, cause } }),
})
