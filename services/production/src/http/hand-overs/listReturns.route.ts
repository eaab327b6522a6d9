import { formatFine, formatMass } from '@fibula/kernel'
import { idCursor, page, pageOf, pageQuery, quantities, queryRoute, readCursor } from '@fibula/service-kit'
import { z } from 'zod'
import type { Deps } from '../deps.ts'
import { headings } from '../texts.ts'
import { returnView, showReturn } from '../views/returns.ts'

export const listReturns = queryRoute<Deps>()({
  path: '/returns',
  summary: 'Material that a workshop sent back: on its way, or weighed in by its owner',
  tag: 'hand-overs',
  roles: ['clerk', 'workshop'],
  query: z.strictObject({
    ...pageQuery,
    status: z.enum(['pending', 'received']).optional(),
    orderId: quantities.id.optional(),
  }),
  view: pageOf(returnView),
  table: {
    name: 'returns',
    columns: [
      { heading: headings.return, value: ({ returnId }) => returnId },
      { heading: headings.order, value: ({ orderId }) => orderId },
      { heading: headings.owner, value: ({ ownerId }) => ownerId },
      { heading: headings.workshop, value: ({ workshopId }) => workshopId },
      { heading: headings.what, value: ({ what }) => what },
      { heading: headings.material, value: ({ material }) => material },
      { heading: headings.pieces, value: ({ pieces }) => pieces },
      { heading: headings.gross, value: ({ grossMicrograms }) => formatMass(grossMicrograms, 'g') },
      { heading: headings.fine, value: ({ fine }) => formatFine(fine) },
      { heading: headings.reason, value: ({ reason }) => reason },
      { heading: headings.at, value: ({ happenedAt }) => happenedAt },
      { heading: headings.received, value: ({ receivedAt }) => receivedAt },
    ],
  },
  handle: async ({ query: { limit, cursor, ...filter }, actor }, { reads }) => {
    const rows = await reads.returns(actor.organisationId, filter, { after: readCursor(idCursor, cursor)?.[0], limit })
    const { items, next } = page(rows, limit, ({ id }) => [id])
    return { body: { items: items.map(showReturn), next } }
  },
})
