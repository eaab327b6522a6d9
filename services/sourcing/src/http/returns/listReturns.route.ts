import { formatFine } from '@fibula/kernel'
import { idCursor, page, pageOf, pageQuery, quantities, queryRoute, readCursor } from '@fibula/service-kit'
import { z } from 'zod'
import { grams, heading, headings } from '../columns.ts'
import type { Deps } from '../deps.ts'
import { returnView, showReturn } from './views.ts'

export const listReturns = queryRoute<Deps>()({
  path: '/returns',
  summary: 'What workshops sent back: what waits to be weighed in, and what was',
  tag: 'returns',
  roles: ['clerk'],
  query: z.strictObject({
    ...pageQuery,
    status: z.enum(['waiting', 'taken']).optional(),
    workshopId: quantities.partyId.optional(),
    orderId: quantities.id.optional(),
    material: quantities.material.optional(),
    sort: z.enum(['oldest', 'newest']).default('oldest'),
  }),
  view: pageOf(returnView),
  table: {
    name: 'returns',
    columns: [
      { heading: headings.day, value: ({ happenedAt }) => happenedAt },
      { heading: headings.workshop, value: ({ workshopId }) => workshopId },
      { heading: headings.order, value: ({ orderId }) => orderId },
      { heading: headings.material, value: ({ material }) => material },
      { heading: headings.kind, value: (back) => back.class },
      { heading: headings.gross, value: ({ grossMicrograms }) => grams(grossMicrograms) },
      { heading: headings.fine, value: ({ fine }) => formatFine(fine) },
      { heading: headings.pieces, value: ({ pieces }) => pieces },
      { heading: headings.status, value: ({ status, taken }) => taken?.outcome ?? status },
      {
        heading: heading('En litige (g)', 'موضع خلاف (غ)', 'In dispute (g)'),
        value: ({ taken }) => taken && grams(taken.disputeGrossMicrograms),
      },
    ],
  },
  handle: async ({ query: { limit, cursor, sort, ...filter }, actor }, { reads }) => {
    const after = readCursor(idCursor, cursor)?.[0]
    const rows = await reads.returns(actor.organisationId, filter, { after, limit, sort })
    const { items, next } = page(rows, limit, ({ id }) => [id])
    return { body: { items: items.map(showReturn), next } }
  },
})
