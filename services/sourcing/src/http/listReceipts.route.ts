import { page, pageOf, pageQuery, queryRoute, readCursor } from '@fibula/service-kit'
import { z } from 'zod'
import { idCursor } from './cursor.ts'
import type { Deps } from './deps.ts'
import { receiptView, showReceipt } from './views.ts'

export const listReceipts = queryRoute<Deps>()({
  path: '/receipts',
  summary: "The organisation's receipts",
  tag: 'receipts',
  roles: ['clerk'],
  query: z.strictObject(pageQuery),
  view: pageOf(receiptView),
  handle: async ({ query: { limit, cursor }, actor }, { reads }) => {
    const rows = await reads.receipts(actor.organisationId, { after: readCursor(idCursor, cursor)?.[0], limit })
    const { items, next } = page(rows, limit, ({ id }) => [id])
    return { body: { items: items.map(showReceipt), next } }
  },
})
