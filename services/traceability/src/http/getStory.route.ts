import { quantities, queryRoute } from '@fibula/service-kit'
import { z } from 'zod'
import type { Deps } from './deps.ts'
import { factView, showFact } from './views.ts'

const { id } = quantities
const facts = z.array(factView)

export const getPieceStory = queryRoute<Deps>()({
  path: '/pieces/{pieceId}/story',
  summary: 'What happened to a piece, to its metal and to its order, in the order of time',
  tag: 'stories',
  roles: 'anyone-signed-in',
  params: z.strictObject({ pieceId: id }),
  view: z.strictObject({ pieceId: id, facts }),
  handle: async ({ params: { pieceId } }, { reads }) => {
    const story = await reads.story('piece', pieceId)
    return story && { body: { pieceId, facts: story.map(showFact) } }
  },
})

export const getLotStory = queryRoute<Deps>()({
  path: '/lots/{lotId}/story',
  summary: 'What happened to a lot, to what it came from and to what was made of it, in the order of time',
  tag: 'stories',
  roles: 'anyone-signed-in',
  params: z.strictObject({ lotId: id }),
  view: z.strictObject({ lotId: id, facts }),
  handle: async ({ params: { lotId } }, { reads }) => {
    const story = await reads.story('lot', lotId)
    return story && { body: { lotId, facts: story.map(showFact) } }
  },
})

export const getSaleStory = queryRoute<Deps>()({
  path: '/sales/{saleId}/story',
  summary: 'What led to a sale, from the metal on, and whether it came back, in the order of time',
  tag: 'stories',
  roles: 'anyone-signed-in',
  params: z.strictObject({ saleId: id }),
  view: z.strictObject({ saleId: id, facts }),
  handle: async ({ params: { saleId } }, { reads }) => {
    const story = await reads.story('sale', saleId)
    return story && { body: { saleId, facts: story.map(showFact) } }
  },
})
