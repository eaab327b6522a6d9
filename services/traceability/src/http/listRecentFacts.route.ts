import { queryRoute } from '@fibula/service-kit'
import { z } from 'zod'
import type { Deps } from './deps.ts'
import { factView, showFact } from './views.ts'

export const listRecentFacts = queryRoute<Deps>()({
  path: '/facts/recent',
  summary: 'The latest facts of all services',
  tag: 'facts',
  roles: 'anyone-signed-in',
  query: z.strictObject({ limit: z.coerce.number().int().min(1).max(100).default(30) }),
  view: z.strictObject({ facts: z.array(factView) }),
  handle: async ({ query: { limit } }, { reads }) => ({
    body: { facts: (await reads.recentFacts(limit)).map(showFact) },
  }),
})
