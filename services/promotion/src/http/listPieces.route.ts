import { page, pageOf, pageQuery, queryRoute, readCursor } from '@fibula/service-kit'
import { z } from 'zod'
import { idCursor } from './cursor.ts'
import type { Deps } from './deps.ts'
import { pieceView, showPiece } from './views.ts'

export const listPieces = queryRoute<Deps>()({
  path: '/pieces',
  summary: 'Finished pieces; with ready=true those that can be published and have no item yet',
  tag: 'pieces',
  roles: ['marketing'],
  query: z.strictObject({ ...pageQuery, ready: z.enum(['true', 'false']).optional() }),
  view: pageOf(pieceView),
  handle: async ({ query: { limit, cursor, ready } }, { reads }) => {
    const rows = await reads.pieces(ready === undefined ? undefined : ready === 'true', {
      after: readCursor(idCursor, cursor)?.[0],
      limit,
    })
    const { items, next } = page(rows, limit, ({ id }) => [id])
    return { body: { items: items.map(showPiece), next } }
  },
})
