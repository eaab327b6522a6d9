import { formatFine } from '@fibula/kernel'
import { queryRoute } from '@fibula/service-kit'
import { z } from 'zod'
import { grams, heading, headings, perMille } from '../columns.ts'
import type { Deps } from '../deps.ts'
import { lowMaterials, showStockLine } from './show.ts'
import { stockView } from './views.ts'

export const getStock = queryRoute<Deps>()({
  path: '/stock',
  summary: 'What is in stock by material and fineness, and which material is low',
  tag: 'stock',
  roles: ['clerk'],
  query: z.strictObject({}),
  view: stockView,
  table: {
    name: 'stock',
    columns: [
      { heading: headings.material, value: ({ material }) => material },
      { heading: headings.fineness, value: ({ fineness }) => perMille(fineness) },
      { heading: heading('Lots', 'الدفعات', 'Lots'), value: ({ lots }) => lots },
      { heading: headings.gross, value: ({ grossMicrograms }) => grams(Number(grossMicrograms)) },
      { heading: headings.fine, value: ({ fine }) => formatFine(fine) },
      { heading: headings.pieces, value: ({ pieces }) => pieces },
    ],
  },
  handle: async ({ actor }, { reads }) => {
    const [stock, thresholds] = await Promise.all([
      reads.stock(actor.organisationId),
      reads.thresholds(actor.organisationId),
    ])
    return {
      body: { items: stock.map(showStockLine), materials: lowMaterials(stock, thresholds), next: null },
    }
  },
})
