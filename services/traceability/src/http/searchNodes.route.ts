import { quantities, queryRoute } from '@fibula/service-kit'
import { z } from 'zod'
import { nodeKinds } from '../domain/graph.ts'
import type { Deps } from './deps.ts'
import { nodeView, showNode } from './views.ts'

const limit = z.coerce.number().int().min(1).max(50).default(20)

export const searchNodes = queryRoute<Deps>()({
  path: '/nodes',
  summary: 'Finds lots, pieces, orders and sales by the beginning of a serial number or an id',
  tag: 'traces',
  roles: 'anyone-signed-in',
  query: z.strictObject({ q: quantities.text(100), limit }),
  view: z.strictObject({ nodes: z.array(nodeView) }),
  handle: async ({ query: { q, limit: most } }, { reads }) => ({
    body: { nodes: (await reads.search(q, undefined, most)).map(showNode) },
  }),
})

export const search = queryRoute<Deps>()({
  path: '/search',
  summary:
    'Finds anything by the beginning of its id, serial number, paper number, name, or of a word of it, in any script',
  tag: 'traces',
  roles: 'anyone-signed-in',
  query: z.strictObject({ q: quantities.text(100), kind: z.enum(nodeKinds).optional(), limit }),
  view: z.strictObject({ items: z.array(nodeView) }),
  handle: async ({ query: { q, kind, limit: most } }, { reads }) => ({
    body: { items: (await reads.search(q, kind, most)).map(showNode) },
  }),
})
