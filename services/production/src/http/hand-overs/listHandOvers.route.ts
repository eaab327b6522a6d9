import { formatFine, formatMass } from '@fibula/kernel'
import { idCursor, page, pageOf, pageQuery, quantities, queryRoute, readCursor } from '@fibula/service-kit'
import { z } from 'zod'
import type { Deps } from '../deps.ts'
import { headings } from '../texts.ts'
import { handOverView, showHandOver } from '../views/returns.ts'

export const listHandOvers = queryRoute<Deps>()({
  path: '/hand-overs',
  summary: 'Material that was handed over to the workshop, or by the cooperative',
  tag: 'hand-overs',
  roles: ['clerk', 'workshop'],
  query: z.strictObject({
    ...pageQuery,
    status: z.enum(['pending', 'accepted', 'refused']).optional(),
    orderId: quantities.id.optional(),
  }),
  view: pageOf(handOverView),
  table: {
    name: 'hand-overs',
    columns: [
      { heading: headings.handOver, value: ({ handOverId }) => handOverId },
      { heading: headings.order, value: ({ orderId }) => orderId },
      { heading: headings.lot, value: ({ lotId }) => lotId },
      { heading: headings.owner, value: ({ ownerId }) => ownerId },
      { heading: headings.workshop, value: ({ workshopId }) => workshopId },
      { heading: headings.material, value: ({ material }) => material },
      { heading: headings.pieces, value: ({ pieces }) => pieces },
      { heading: headings.gross, value: ({ grossMicrograms }) => formatMass(grossMicrograms, 'g') },
      { heading: headings.fine, value: ({ fine }) => formatFine(fine) },
      { heading: headings.at, value: ({ happenedAt }) => happenedAt },
      { heading: headings.status, value: ({ status }) => status },
    ],
  },
  handle: async ({ query: { limit, cursor, ...filter }, actor }, { reads }) => {
    const rows = await reads.handOvers(actor.organisationId, filter, {
      after: readCursor(idCursor, cursor)?.[0],
      limit,
    })
    const { items, next } = page(rows, limit, ({ id }) => [id])
    return { body: { items: items.map(showHandOver), next } }
  },
})
