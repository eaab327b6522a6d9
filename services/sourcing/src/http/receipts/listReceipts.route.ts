import { formatFine, formatMoney } from '@fibula/kernel'
import { idCursor, page, pageOf, pageQuery, quantities, queryRoute, readCursor } from '@fibula/service-kit'
import { z } from 'zod'
import { grams, heading, headings } from '../columns.ts'
import type { Deps } from '../deps.ts'
import { receiptView, showReceipt } from './views.ts'

type Receipt = z.output<typeof receiptView>
const each =
  (cell: (line: Receipt['lines'][number]) => string | null) =>
  ({ lines }: Receipt): string =>
    lines.map((line) => cell(line) ?? '').join('; ')

export const listReceipts = queryRoute<Deps>()({
  path: '/receipts',
  summary: "The organisation's receipts",
  tag: 'receipts',
  roles: ['clerk'],
  query: z.strictObject({
    ...pageQuery,
    supplierId: quantities.id.optional(),
    /** With a line of this material. */
    material: quantities.material.optional(),
    /** Delivered on this day or later. */
    from: quantities.day.optional(),
    /** Delivered on this day or earlier. */
    to: quantities.day.optional(),
    sort: z.enum(['oldest', 'newest']).default('oldest'),
  }),
  view: pageOf(receiptView),
  table: {
    name: 'receipts',
    columns: [
      { heading: headings.receipt, value: ({ receiptId }) => receiptId },
      { heading: headings.day, value: ({ happenedAt }) => happenedAt },
      { heading: headings.supplier, value: ({ supplierId }) => supplierId },
      { heading: headings.lot, value: each(({ lotId }) => lotId) },
      { heading: headings.material, value: each(({ material }) => material) },
      { heading: headings.gross, value: each((line) => grams(line.grossMicrograms)) },
      { heading: headings.fine, value: each(({ fine }) => formatFine(fine)) },
      { heading: headings.price, value: ({ total }) => formatMoney(total) },
      { heading: headings.currency, value: ({ total }) => total.currency },
      { heading: heading('À payer le', 'يؤدى في', 'Payment due on'), value: ({ paymentDueOn }) => paymentDueOn },
    ],
  },
  handle: async ({ query: { limit, cursor, sort, ...filter }, actor }, { reads }) => {
    const after = readCursor(idCursor, cursor)?.[0]
    const rows = await reads.receipts(actor.organisationId, filter, { after, limit, sort })
    const { items, next } = page(rows, limit, ({ id }) => [id])
    return { body: { items: items.map(showReceipt), next } }
  },
})
