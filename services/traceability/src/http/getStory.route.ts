import { quantities, queryRoute } from '@fibula/service-kit'
import { z } from 'zod'
import type { Deps } from './deps.ts'
import { factView, showFact } from './views.ts'

export const getStory = queryRoute<Deps>()({
  path: '/pieces/{pieceId}/story',
  summary: 'What happened to a piece, to its metal and to its order, in the order of time',
  tag: 'pieces',
  roles: 'anyone-signed-in',
  params: z.strictObject({ pieceId: quantities.id }),
  view: z.strictObject({ pieceId: quantities.id, facts: z.array(factView) }),
  handle: async ({ params: { pieceId } }, { reads }) => {
    const facts = await reads.story(pieceId)
    return facts && { body: { pieceId, facts: facts.map(showFact) } }
  },
})
