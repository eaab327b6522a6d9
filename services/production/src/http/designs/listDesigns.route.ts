import { formatMass } from '@fibula/kernel'
import { idCursor, page, pageOf, pageQuery, quantities, queryRoute, readCursor } from '@fibula/service-kit'
import { z } from 'zod'
import type { Deps } from '../deps.ts'
import { headings } from '../texts.ts'
import { technique } from '../views/common.ts'
import { designStatus, designView, showDesign } from './views.ts'

export const listDesigns = queryRoute<Deps>()({
  path: '/designs',
  summary: 'The organisation’s designs',
  tag: 'designs',
  roles: ['clerk', 'workshop'],
  query: z.strictObject({
    ...pageQuery,
    status: designStatus.optional(),
    technique: technique.optional(),
    /** Part of a name, in any language. */
    name: quantities.text(200).optional(),
  }),
  view: pageOf(designView),
  table: {
    name: 'designs',
    columns: [
      { heading: headings.design, value: ({ designId }) => designId },
      { heading: headings.nameFr, value: ({ names }) => names.fr },
      { heading: headings.nameAr, value: ({ names }) => names.ar },
      { heading: headings.nameZgh, value: ({ names }) => names.zgh },
      { heading: headings.nameEn, value: ({ names }) => names.en },
      { heading: headings.technique, value: (design) => design.technique },
      {
        heading: headings.expected,
        value: ({ expectedMicrograms: mass }) => (mass === null ? null : formatMass(mass, 'g')),
      },
      { heading: headings.status, value: ({ status }) => status },
    ],
  },
  handle: async ({ query: { limit, cursor, ...filter }, actor }, { reads }) => {
    const rows = await reads.designs(actor.organisationId, filter, { after: readCursor(idCursor, cursor)?.[0], limit })
    const { items, next } = page(rows, limit, ({ id }) => [id])
    return { body: { items: items.map(showDesign), next } }
  },
})

export const getDesign = queryRoute<Deps>()({
  path: '/designs/{designId}',
  summary: 'One design',
  tag: 'designs',
  roles: ['clerk', 'workshop'],
  params: z.strictObject({ designId: quantities.id }),
  view: designView,
  handle: async ({ params, actor }, { reads }) => {
    const design = await reads.design(actor.organisationId, params.designId)
    return design && { body: showDesign(design), version: design.version }
  },
})
