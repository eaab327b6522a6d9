import { page, pageOf, pageQuery, quantities, queryRoute, readCursor } from '@fibula/service-kit'
import { z } from 'zod'
import { heading, headings } from '../columns.ts'
import type { Deps } from '../deps.ts'
import { listedPaperView, showPaper } from './views.ts'

/** Papers go by the day on which they expire; those that never do come last, under a day that no paper has. */
const never = '9999-12-31'
const paperCursor = z.tuple([quantities.day, quantities.id])

export const listPapers = queryRoute<Deps>()({
  path: '/papers',
  summary: 'Due-diligence papers of all suppliers, those first that expire first',
  tag: 'suppliers',
  roles: ['clerk'],
  query: z.strictObject({
    ...pageQuery,
    state: z.enum(['good', 'expiring', 'expired']).optional(),
    /** How many days before its end a paper is called expiring. */
    days: z.coerce.number().int().min(1).max(366).default(30),
    supplierId: quantities.id.optional(),
    required: z.enum(['true', 'false']).optional(),
  }),
  view: pageOf(listedPaperView),
  table: {
    name: 'papers',
    columns: [
      { heading: headings.supplier, value: ({ supplierName, supplierId }) => supplierName ?? supplierId },
      { heading: headings.kind, value: ({ kind }) => kind },
      { heading: heading('Numéro', 'الرقم', 'Number'), value: ({ number }) => number },
      { heading: heading('Établi le', 'تاريخ الإصدار', 'Issued on'), value: ({ issuedOn }) => issuedOn },
      { heading: heading('Expire le', 'تاريخ الانتهاء', 'Expires on'), value: ({ expiresOn }) => expiresOn },
      { heading: headings.status, value: ({ state }) => state },
    ],
  },
  handle: async ({ query: { limit, cursor, ...filter }, actor }, { reads, today }) => {
    const after = readCursor(paperCursor, cursor)
    const rows = await reads.papers(actor.organisationId, { ...filter, today: today() }, { after, limit })
    const { items, next } = page(rows, limit, ({ expiresOn, paperId }) => [expiresOn ?? never, paperId])
    return { body: { items: items.map(showPaper), next } }
  },
})
