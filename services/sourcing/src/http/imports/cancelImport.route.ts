import { commandRoute, quantities } from '@fibula/service-kit'
import { z } from 'zod'
import type { ImportShown } from '../../app/imports/ports.ts'
import type { CancelImportRefused } from '../../app/imports/startImport.ts'
import type { Deps } from '../deps.ts'
import { cancelImportProblems } from '../problems.ts'
import { importView, showImport } from './views.ts'

export const cancelImport = commandRoute<Deps, ImportShown, CancelImportRefused>()({
  method: 'post',
  path: '/imports/{importId}/cancel',
  summary: 'Ends an import; what is written by then stays',
  tag: 'imports',
  roles: ['clerk'],
  params: z.strictObject({ importId: quantities.id }),
  body: z.strictObject({}).optional(),
  success: 200,
  view: importView,
  problems: cancelImportProblems,
  handle: ({ params: { importId }, context }, { cancelImport }) => cancelImport(importId, context),
  respond: (shown) => ({ body: showImport(shown) }),
})
