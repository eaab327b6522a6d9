import { page, pageOf, pageQuery, quantities, queryRoute, readCursor } from '@fibula/service-kit'
import { z } from 'zod'
import { nodeKinds } from '../domain/graph.ts'
import type { Deps } from './deps.ts'
import { stepColumns } from './tables.ts'
import { showStep, stepView } from './views.ts'

/** How many lines were shown: a trace is made anew for each page. */
const cursor = z.tuple([z.int().min(0).max(10_000_000)])

export const listSteps = queryRoute<Deps>()({
  path: '/trace/{direction}/{kind}/{id}/steps',
  summary: 'The same way as lines of a table, in the order of time',
  tag: 'traces',
  roles: 'anyone-signed-in',
  params: z.strictObject({ direction: z.enum(['backward', 'forward']), kind: z.enum(nodeKinds), id: quantities.id }),
  query: z.strictObject(pageQuery),
  view: pageOf(stepView),
  table: { name: 'trace', columns: stepColumns },
  handle: async ({ params: { direction, kind, id }, query: { limit, cursor: at } }, { reads }) => {
    const [shown] = readCursor(cursor, at) ?? [0]
    const trace = await reads.trace(direction, kind, id)
    if (!trace) return undefined
    const show = showStep(new Map(trace.nodes.map((node) => [node.id, node])))
    return { body: page(trace.edges.slice(shown, shown + limit + 1).map(show), limit, () => [shown + limit]) }
  },
})
