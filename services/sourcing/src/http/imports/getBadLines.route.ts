import { fileRoute, quantities } from '@fibula/service-kit'
import { z } from 'zod'
import type { Deps } from '../deps.ts'

export const getBadLines = fileRoute<Deps>()({
  path: '/imports/{importId}/bad-lines',
  summary:
    'The lines that were left out, or that another file had recorded, as they stood in the file, each with its number and the reason; mended, it can be sent',
  tag: 'imports',
  roles: ['clerk'],
  params: z.strictObject({ importId: quantities.id }),
  query: z.strictObject({
    lang: z.enum(['fr', 'ar', 'en']).default('en'),
    which: z.enum(['refused', 'recorded-before']).default('refused'),
  }),
  contentTypes: ['text/csv'],
  handle: async ({ params: { importId }, query: { lang, which }, actor }, { badLines }) => {
    const body = await badLines(actor.organisationId, importId, which, lang)
    return (
      body && {
        body,
        contentType: 'text/csv; charset=utf-8',
        fileName: `${which === 'refused' ? 'bad-lines' : which}-${importId}.csv`,
        download: true,
      }
    )
  },
})
