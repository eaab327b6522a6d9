import { heading, page, pageOf, pageQuery, queryRoute } from '@fibula/service-kit'
import { z } from 'zod'
import { readKeyed } from '../cursors.ts'
import type { Deps } from '../deps.ts'
import { columns } from '../tables.ts'
import { pieceView, showPiece } from '../views.ts'

export const listPieces = queryRoute<Deps>()({
  path: '/pieces',
  summary: 'Finished pieces; with ready=true those that can be published and have no item yet',
  tag: 'pieces',
  roles: ['marketing'],
  query: z.strictObject({ ...pageQuery, ready: z.enum(['true', 'false']).optional() }),
  view: pageOf(pieceView),
  table: {
    name: 'pieces',
    columns: [
      columns.serial,
      columns.design,
      columns.workshop,
      columns.grams,
      columns.fineness,
      columns.availability,
      { heading: heading('État de la pièce', 'حالة القطعة', 'Condition'), value: ({ condition }) => condition },
      { heading: heading('Fiche', 'البطاقة', 'Item'), value: ({ itemId }) => itemId },
    ],
  },
  handle: async ({ query: { limit, cursor, ready } }, { reads }) => {
    const rows = await reads.pieces(
      { ready: ready === undefined ? undefined : ready === 'true' },
      { after: readKeyed('id', cursor), limit },
    )
    const { items, next } = page(rows, limit, ({ id }) => [id, id])
    return { body: { items: items.map(showPiece), next } }
  },
})
