import { formatMoney } from '@fibula/kernel'
import { page, pageOf, pageQuery, quantities, queryRoute, readCursor } from '@fibula/service-kit'
import { z } from 'zod'
import { heading, headings } from '../columns.ts'
import type { Deps } from '../deps.ts'
import { metalRateView, showMetalRate } from './views.ts'

const cursorOf = z.tuple([quantities.day, quantities.id])

export const listMetalRates = queryRoute<Deps>()({
  path: '/metal-rates',
  summary:
    'Metal rates of the cooperative, the latest first; `on`: those in force that day and before, so the first of an element counts',
  tag: 'rates',
  roles: ['clerk'],
  query: z.strictObject({ ...pageQuery, element: quantities.element.optional(), on: quantities.day.optional() }),
  view: pageOf(metalRateView),
  table: {
    name: 'metal-rates',
    columns: [
      { heading: heading('Métal', 'المعدن', 'Metal'), value: ({ element: metal }) => metal },
      { heading: heading('Depuis', 'ابتداءً من', 'From'), value: ({ from }) => from },
      {
        heading: heading('Cours (par kg de fin)', 'السعر (لكل كغ صافٍ)', 'Rate (per kg fine)'),
        value: (rate) => formatMoney(rate.perKilogram),
      },
      { heading: headings.currency, value: ({ perKilogram }) => perKilogram.currency },
      { heading: heading('Source', 'المصدر', 'Source'), value: ({ source }) => source },
    ],
  },
  handle: async ({ query: { limit, cursor, ...filter }, actor }, { reads }) => {
    const after = readCursor(cursorOf, cursor)
    const rows = await reads.metalRates(actor.organisationId, filter, { after, limit })
    const { items, next } = page(rows, limit, ({ from, id }) => [from, id])
    return { body: { items: items.map(showMetalRate), next } }
  },
})
