import { page, pageOf, pageQuery, queryRoute, readCursor } from '@fibula/service-kit'
import { z } from 'zod'
import { idCursor } from './cursor.ts'
import type { Deps } from './deps.ts'
import { reservationView, showReservation } from './views.ts'

export const listReservations = queryRoute<Deps>()({
  path: '/reservations',
  summary: "The shop's reservations",
  tag: 'reservations',
  roles: ['seller'],
  query: z.strictObject(pageQuery),
  view: pageOf(reservationView),
  handle: async ({ query: { limit, cursor }, actor }, { reads }) => {
    const rows = await reads.reservations(
      actor.organisationId,
      { after: readCursor(idCursor, cursor)?.[0], limit },
      new Date(),
    )
    const { items, next } = page(rows, limit, ({ id }) => [id])
    return { body: { items: items.map(showReservation), next } }
  },
})
