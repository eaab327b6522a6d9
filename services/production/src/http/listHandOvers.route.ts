import { page, pageOf, pageQuery, queryRoute, readCursor } from '@fibula/service-kit'
import { z } from 'zod'
import { idCursor } from './cursor.ts'
import type { Deps } from './deps.ts'
import { handOverView, showHandOver } from './views.ts'

export const listHandOvers = queryRoute<Deps>()({
  path: '/hand-overs',
  summary: 'Metal that was handed over to the workshop, or by the cooperative',
  tag: 'hand-overs',
  roles: ['clerk', 'workshop'],
  query: z.strictObject({ ...pageQuery, status: z.enum(['pending', 'accepted']).optional() }),
  view: pageOf(handOverView),
  handle: async ({ query: { limit, cursor, status }, actor }, { reads }) => {
    const rows = await reads.handOvers(actor.organisationId, status, {
      after: readCursor(idCursor, cursor)?.[0],
      limit,
    })
    const { items, next } = page(rows, limit, ({ id }) => [id])
    return { body: { items: items.map(showHandOver), next } }
  },
})
