import { page, pageOf, pageQuery, quantities, queryRoute, readCursor } from '@fibula/service-kit'
import { z } from 'zod'
import { nodeKinds } from '../domain/graph.ts'
import type { Deps } from './deps.ts'
import { storyColumns } from './tables.ts'
import { factView, showFact } from './views.ts'

const { id, instant } = quantities
const cursor = z.tuple([instant, instant, id])

export const listStory = queryRoute<Deps>()({
  path: '/stories/{kind}/{id}',
  summary: 'The story of anything, page by page, or as a table',
  tag: 'stories',
  roles: 'anyone-signed-in',
  params: z.strictObject({ kind: z.enum(nodeKinds), id }),
  query: z.strictObject(pageQuery),
  view: pageOf(factView),
  table: { name: 'story', columns: storyColumns },
  handle: async ({ params: { kind, id: nodeId }, query }, { reads }) => {
    const [happenedAt, recordedAt, factId] = readCursor(cursor, query.cursor) ?? []
    const after =
      happenedAt === undefined || recordedAt === undefined || factId === undefined
        ? undefined
        : { happenedAt, recordedAt, id: factId }
    const facts = await reads.story(kind, nodeId, { after, limit: query.limit + 1 })
    return (
      facts && {
        body: page(facts.map(showFact), query.limit, (fact) => [fact.happenedAt, fact.recordedAt, fact.id]),
      }
    )
  },
})
