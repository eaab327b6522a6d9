import { quantities, queryRoute } from '@fibula/service-kit'
import { z } from 'zod'
import type { Deps } from '../deps.ts'
import { handOverView, showHandOver } from '../views/returns.ts'

export const getHandOver = queryRoute<Deps>()({
  path: '/hand-overs/{handOverId}',
  summary: 'One hand-over, as its giver weighed it out',
  tag: 'hand-overs',
  roles: ['clerk', 'workshop'],
  params: z.strictObject({ handOverId: quantities.id }),
  view: handOverView,
  handle: async ({ params, actor }, { reads }) => {
    const handOver = await reads.handOver(actor.organisationId, params.handOverId)
    return handOver && { body: showHandOver(handOver) }
  },
})
