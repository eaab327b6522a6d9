import { formatFine } from '@fibula/kernel'
import { idCursor, page, pageOf, pageQuery, quantities, queryRoute, readCursor } from '@fibula/service-kit'
import { z } from 'zod'
import { grams, heading, headings } from '../columns.ts'
import type { Deps } from '../deps.ts'
import { handOverView, showHandOver } from './views.ts'

export const listHandOvers = queryRoute<Deps>()({
  path: '/hand-overs',
  summary: 'Material that was handed over to production orders',
  tag: 'lots',
  roles: ['clerk'],
  query: z.strictObject({
    ...pageQuery,
    workshopId: quantities.partyId.optional(),
    orderId: quantities.id.optional(),
    lotId: quantities.id.optional(),
    material: quantities.material.optional(),
    /** To orders that are open, or over. */
    order: z.enum(['open', 'over']).optional(),
    /** Those that the workshop did not take, or the others. */
    refused: z.enum(['true', 'false']).optional(),
    sort: z.enum(['oldest', 'newest']).default('oldest'),
  }),
  view: pageOf(handOverView),
  table: {
    name: 'hand-overs',
    columns: [
      { heading: headings.day, value: ({ happenedAt }) => happenedAt },
      { heading: headings.workshop, value: ({ receiverId }) => receiverId },
      { heading: headings.order, value: ({ orderId }) => orderId },
      { heading: headings.lot, value: ({ lotId }) => lotId },
      { heading: headings.material, value: ({ material }) => material },
      { heading: headings.gross, value: ({ grossMicrograms }) => grams(grossMicrograms) },
      { heading: headings.fine, value: ({ fine }) => formatFine(fine) },
      { heading: headings.pieces, value: ({ pieces }) => pieces },
      {
        heading: heading('Refusée', 'مرفوض', 'Refused'),
        value: ({ refused }) => refused && (refused.reason ?? refused.happenedAt),
      },
    ],
  },
  handle: async ({ query: { limit, cursor, sort, ...filter }, actor }, { reads }) => {
    const after = readCursor(idCursor, cursor)?.[0]
    const rows = await reads.handOvers(actor.organisationId, filter, { after, limit, sort })
    const { items, next } = page(rows, limit, ({ id }) => [id])
    return { body: { items: items.map(showHandOver), next } }
  },
})
