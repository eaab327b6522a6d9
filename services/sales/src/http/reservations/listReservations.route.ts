import { column, idCursor, page, pageOf, pageQuery, queryRoute, readCursor } from '@fibula/service-kit'
import { z } from 'zod'
import type { Deps } from '../deps.ts'
import { reservationView, showReservation } from '../views.ts'

type Reservation = z.output<typeof reservationView>

export const listReservations = queryRoute<Deps>()({
  path: '/reservations',
  summary: "The shop's reservations: open ones keep a piece, waiting ones stand in its queue",
  tag: 'reservations',
  roles: ['seller'],
  query: z.strictObject({ ...pageQuery, state: z.enum(['open', 'waiting', 'ended']).optional() }),
  view: pageOf(reservationView),
  table: {
    name: 'reservations',
    columns: [
      column<Reservation>('Réservation', 'الحجز', 'Reservation', ({ reservationId }) => reservationId),
      column<Reservation>('Numéro de série', 'الرقم التسلسلي', 'Serial', ({ serial }) => serial),
      column<Reservation>('Pièce', 'القطعة', 'Piece', ({ pieceId }) => pieceId),
      column<Reservation>('Jusqu’à', 'حتى', 'Until', ({ expiresAt }) => expiresAt),
      column<Reservation>('Place', 'الرتبة', 'Place', ({ position }) => position),
      column<Reservation>('Fin', 'النهاية', 'Ended', ({ ended }) => ended),
      column<Reservation>('Le', 'في', 'On', ({ happenedAt }) => happenedAt),
    ],
  },
  handle: async ({ query: { limit, cursor, state }, actor }, { reads }) => {
    const part = { after: readCursor(idCursor, cursor)?.[0], limit }
    const rows = await reads.reservations(actor.organisationId, state, part, new Date())
    const { items, next } = page(rows, limit, ({ id }) => [id])
    return { body: { items: items.map(showReservation), next } }
  },
})
