import { formatFine } from '@fibula/kernel'
import { idCursor, page, pageOf, pageQuery, quantities, queryRoute, readCursor } from '@fibula/service-kit'
import { z } from 'zod'
import { grams, heading, headings } from '../columns.ts'
import type { Deps } from '../deps.ts'
import { countView, showCount } from './views.ts'

export const listCounts = queryRoute<Deps>()({
  path: '/counts',
  summary: 'What was found of lots where they lie, and what it differed from the book',
  tag: 'lots',
  roles: ['clerk'],
  query: z.strictObject({
    ...pageQuery,
    lotId: quantities.id.optional(),
    /** Only those that found something else than was booked. */
    different: z.enum(['true', 'false']).optional(),
    sort: z.enum(['oldest', 'newest']).default('oldest'),
  }),
  view: pageOf(countView),
  table: {
    name: 'counts',
    columns: [
      { heading: headings.day, value: ({ happenedAt }) => happenedAt },
      { heading: headings.lot, value: ({ lotId }) => lotId },
      { heading: headings.gross, value: ({ grossMicrograms }) => grams(grossMicrograms) },
      { heading: headings.fine, value: ({ fine }) => formatFine(fine) },
      { heading: headings.pieces, value: ({ pieces }) => pieces },
      {
        heading: heading('Écart brut (g)', 'الفرق القائم (غ)', 'Gross difference (g)'),
        value: ({ differenceMicrograms }) => grams(differenceMicrograms),
      },
      {
        heading: heading('Écart de fin (g)', 'الفرق الصافي (غ)', 'Fine difference (g)'),
        value: ({ differenceFine }) => formatFine(differenceFine),
      },
      { heading: heading('Note', 'ملاحظة', 'Note'), value: ({ note }) => note },
    ],
  },
  handle: async ({ query: { limit, cursor, sort, ...filter }, actor }, { reads }) => {
    const after = readCursor(idCursor, cursor)?.[0]
    const rows = await reads.counts(actor.organisationId, filter, { after, limit, sort })
    const { items, next } = page(rows, limit, ({ id }) => [id])
    return { body: { items: items.map(showCount), next } }
  },
})
