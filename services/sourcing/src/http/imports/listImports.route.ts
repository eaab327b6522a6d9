import { page, pageOf, pageQuery, quantities, queryRoute, readCursor } from '@fibula/service-kit'
import { z } from 'zod'
import { heading, headings } from '../columns.ts'
import type { Deps } from '../deps.ts'
import { importKinds, importStatuses, importView, showImport } from './views.ts'

/** Where the page before ended: when it was asked for, and the import. */
const importCursor = z.tuple([quantities.instant.refine((at) => at > '1970'), quantities.id])

export const listImports = queryRoute<Deps>()({
  path: '/imports',
  summary: "The organisation's imports, the last first",
  tag: 'imports',
  roles: ['clerk'],
  query: z.strictObject({ ...pageQuery, status: importStatuses.optional(), kind: importKinds.optional() }),
  view: pageOf(importView),
  table: {
    name: 'imports',
    columns: [
      { heading: heading('Import', 'الاستيراد', 'Import'), value: ({ importId }) => importId },
      { heading: headings.day, value: ({ askedAt }) => askedAt },
      { heading: headings.kind, value: ({ kind }) => kind },
      { heading: heading('Fichier', 'الملف', 'File'), value: ({ fileName }) => fileName },
      { heading: headings.status, value: ({ status }) => status },
      {
        heading: heading('Lignes enregistrées', 'الأسطر المسجلة', 'Lines recorded'),
        value: ({ accepted }) => accepted,
      },
      {
        heading: heading('Lignes déjà là', 'أسطر موجودة من قبل', 'Lines there before'),
        value: ({ thereBefore }) => thereBefore,
      },
      { heading: heading('Lignes refusées', 'الأسطر المرفوضة', 'Lines refused'), value: ({ refused }) => refused },
    ],
  },
  handle: async ({ query: { limit, cursor, ...filter }, actor }, { imports }) => {
    const after = readCursor(importCursor, cursor)
    const rows = await imports.list(actor.organisationId, filter, { after, limit })
    const { items, next } = page(rows, limit, ({ askedAt, importId }) => [askedAt, importId])
    return { body: { items: items.map(showImport), next } }
  },
})
