import { queryRoute } from '@fibula/service-kit'
import type { Deps } from '../deps.ts'
import { lowMaterials, showStockLine } from './show.ts'
import { stockView } from './views.ts'

export const getStock = queryRoute<Deps>()({
  path: '/stock',
  summary: 'What is in stock by material and fineness, and which material is low',
  tag: 'stock',
  roles: ['clerk'],
  view: stockView,
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
