import { fileRoute } from '@fibula/service-kit'
import { z } from 'zod'
import { importTemplate } from '../../app/imports/template.ts'
import type { Deps } from '../deps.ts'
import { importKinds } from './views.ts'

export const getTemplate = fileRoute<Deps>()({
  path: '/import-templates/{kind}',
  summary: 'A file to fill in and import: every heading that is known, and one line as an example',
  tag: 'imports',
  roles: ['clerk'],
  params: z.strictObject({ kind: importKinds }),
  query: z.strictObject({ lang: z.enum(['fr', 'ar', 'en']).default('en') }),
  contentTypes: ['text/csv'],
  handle: async ({ params: { kind }, query: { lang } }) => ({
    body: importTemplate(kind, lang),
    contentType: 'text/csv; charset=utf-8',
    fileName: `${kind}-${lang}.csv`,
    download: true,
  }),
})
