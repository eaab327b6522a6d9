import { quantities, queryRoute } from '@fibula/service-kit'
import { z } from 'zod'
import type { Deps } from '../deps.ts'
import { returnView, showReturn } from './views.ts'

export const getReturn = queryRoute<Deps>()({
  path: '/returns/{returnId}',
  summary: 'One thing that a workshop sent back',
  tag: 'returns',
  roles: ['clerk'],
  params: z.strictObject({ returnId: quantities.id }),
  view: returnView,
  handle: async ({ params, actor }, { reads }) => {
    const back = await reads.return(actor.organisationId, params.returnId)
    return back && { body: showReturn(back) }
  },
})
