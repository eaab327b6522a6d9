import { quantities, queryRoute } from '@fibula/service-kit'
import { z } from 'zod'
import { nodeKinds } from '../domain/graph.ts'
import type { Deps } from './deps.ts'
import { edgeView, partView, placedView, showEdge, showPart, showPlaced } from './views.ts'

export const getTrace = queryRoute<Deps>()({
  path: '/trace/{direction}/{kind}/{id}',
  summary: 'Where something came from (backward), or what became of it (forward), with grams on every edge',
  tag: 'traces',
  roles: 'anyone-signed-in',
  params: z.strictObject({ direction: z.enum(['backward', 'forward']), kind: z.enum(nodeKinds), id: quantities.id }),
  view: z.strictObject({
    nodes: z.array(placedView),
    edges: z.array(edgeView),
    /** How much of each lot is in each piece; the parts of a piece add up to it. */
    parts: z.array(partView),
  }),
  handle: async ({ params: { direction, kind, id } }, { reads }) => {
    const trace = await reads.trace(direction, kind, id)
    return (
      trace && {
        body: {
          nodes: trace.nodes.map(showPlaced),
          edges: trace.edges.map(showEdge),
          parts: trace.parts.map(showPart),
        },
      }
    )
  },
})
