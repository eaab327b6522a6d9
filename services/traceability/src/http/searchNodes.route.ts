import { quantities, queryRoute } from '@fibula/service-kit'
import { z } from 'zod'
import type { Deps } from './deps.ts'
import { nodeView, showNode } from './views.ts'

export const searchNodes = queryRoute<Deps>()({
  path: '/nodes',
  summary: 'Finds lots, pieces, orders and sales by the beginning of a serial number or an id',
  tag: 'traces',
  roles: 'anyone-signed-in',
  query: z.strictObject({ q: quantities.text(100), limit: z.coerce.number().int().min(1).max(50).default(20) }),
  view: z.strictObject({ nodes: z.array(nodeView) }),
  handle: async ({ query: { q, limit } }, { reads }) => ({
    body: { nodes: (await reads.search(q, limit)).map(showNode) },
  }),
})
