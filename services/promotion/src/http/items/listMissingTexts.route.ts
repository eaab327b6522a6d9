import { HttpProblem, heading, page, pageOf, pageQuery, quantities, queryRoute, readCursor } from '@fibula/service-kit'
import { z } from 'zod'
import { itemStatuses } from '../../domain/item/item.ts'
import { languages } from '../../domain/texts.ts'
import type { Deps } from '../deps.ts'
import { columns } from '../tables.ts'
import { language } from '../views.ts'

const part = z.enum(['title', 'description'])
const keys = z.tuple([quantities.id, part, z.enum(languages)])

export const listMissingTexts = queryRoute<Deps>()({
  path: '/missing-texts',
  summary: 'Titles and descriptions that are not written yet, one line for each language of each item',
  tag: 'items',
  roles: ['marketing'],
  query: z.strictObject({ ...pageQuery, language: language.optional() }),
  view: pageOf(
    z.strictObject({ itemId: quantities.id, status: z.enum(itemStatuses), titleFr: z.string(), part, language }),
  ),
  table: {
    name: 'missing-texts',
    columns: [
      { heading: heading('Titre (français)', 'العنوان (فرنسية)', 'Title (French)'), value: ({ titleFr }) => titleFr },
      { heading: heading('Partie', 'الجزء', 'Part'), value: (line) => line.part },
      { heading: heading('Langue', 'اللغة', 'Language'), value: (line) => line.language },
      columns.status,
      { heading: heading('Fiche', 'البطاقة', 'Item'), value: ({ itemId }) => itemId },
    ],
  },
  handle: async ({ query, actor }, { reads }) => {
    const { limit, cursor } = query
    const after = readCursor(keys, cursor)
    if (cursor !== undefined && after === undefined) throw new HttpProblem('cursor-malformed')
    const rows = await reads.missingTexts(actor.organisationId, query.language, {
      after: after && [after[2], after[0]],
      afterPart: after?.[1],
      limit,
    })
    const { items, next } = page(rows, limit, (line) => [line.itemId, line.part, line.language])
    return { body: { items, next } }
  },
})
