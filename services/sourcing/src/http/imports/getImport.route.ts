import { quantities, queryRoute } from '@fibula/service-kit'
import { z } from 'zod'
import type { Deps } from '../deps.ts'
import { importView, showImport } from './views.ts'

export const getImport = queryRoute<Deps>()({
  path: '/imports/{importId}',
  summary: 'How far an import has come',
  tag: 'imports',
  roles: ['clerk'],
  params: z.strictObject({ importId: quantities.id }),
  view: importView,
  handle: async ({ params: { importId }, actor }, { imports }) => {
    const shown = await imports.shown(actor.organisationId, importId)
    return shown && { body: showImport(shown) }
  },
})
