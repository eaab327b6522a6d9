import { page, pageOf, pageQuery, queryRoute, readCursor } from '@fibula/service-kit'
import { z } from 'zod'
import { idCursor } from './cursor.ts'
import type { Deps } from './deps.ts'
import { offerView, showOffer } from './views.ts'

export const listOffers = queryRoute<Deps>()({
  path: '/offers',
  summary: 'Published pieces, and whether each is available, reserved or sold',
  tag: 'offers',
  roles: ['seller'],
  query: z.strictObject({ ...pageQuery, status: z.enum(['available', 'reserved', 'sold']).optional() }),
  view: pageOf(offerView),
  handle: async ({ query: { limit, cursor, status }, actor }, { reads }) => {
    const rows = await reads.offers(
      actor.organisationId,
      status,
      { after: readCursor(idCursor, cursor)?.[0], limit },
      new Date(),
    )
    const { items, next } = page(rows, limit, ({ pieceId }) => [pieceId])
    return { body: { items: items.map(showOffer), next } }
  },
})
