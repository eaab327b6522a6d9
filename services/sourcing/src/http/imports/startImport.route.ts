import { quantities, uploadRoute } from '@fibula/service-kit'
import { z } from 'zod'
import type { ImportShown } from '../../app/imports/ports.ts'
import type { StartImportRefused } from '../../app/imports/startImport.ts'
import type { Deps } from '../deps.ts'
import { startImportProblems } from '../problems.ts'
import { importKinds, importView, showImport } from './views.ts'

export const startImport = uploadRoute<Deps, ImportShown, StartImportRefused>()({
  method: 'post',
  path: '/imports',
  summary: 'Takes in a file of receipts or suppliers; its lines are recorded in the background',
  tag: 'imports',
  roles: ['clerk'],
  query: z.strictObject({
    kind: importKinds,
    /** Found by itself when absent. */
    encoding: z.enum(['utf-8', 'utf-16le', 'utf-16be', 'windows-1256', 'windows-1252']).optional(),
    fileName: quantities.text(200).optional(),
  }),
  accepts: [
    'text/csv',
    'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
    // What browsers call a CSV beside Excel, or where they do not know it.
    'application/vnd.ms-excel',
    'text/plain',
    'text/tab-separated-values',
    'application/octet-stream',
  ],
  maxBytes: 50_000_000,
  success: 202,
  view: importView,
  problems: startImportProblems,
  handle: ({ query, upload, context }, { startImport }) =>
    startImport({ kind: query.kind, encoding: query.encoding, fileName: query.fileName, file: upload }, context),
  respond: (shown) => ({ body: showImport(shown), location: `/imports/${shown.importId}` }),
})
