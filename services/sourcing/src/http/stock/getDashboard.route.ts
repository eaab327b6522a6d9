import { queryRoute } from '@fibula/service-kit'
import type { Deps } from '../deps.ts'
import { listOf, lowMaterials, showStockLine } from './show.ts'
import { dashboardView } from './views.ts'

const expiringDays = 30

export const getDashboard = queryRoute<Deps>()({
  path: '/dashboard',
  summary:
    'The cooperative at a glance: stock, metal with workshops, receipts, what waits; each figure names the list behind it',
  tag: 'stock',
  roles: ['clerk'],
  view: dashboardView,
  handle: async ({ actor }, { reads, today }) => {
    const { organisationId } = actor
    const [stock, thresholds, workshops, suppliers, waiting] = await Promise.all([
      reads.stock(organisationId),
      reads.thresholds(organisationId),
      reads.workshops(organisationId),
      reads.deliveries(organisationId),
      reads.waiting(organisationId, today(), expiringDays),
    ])
    return {
      body: {
        stock: stock.map(showStockLine),
        low: lowMaterials(stock, thresholds).flatMap(({ material, isLow }) => (isLow ? [material] : [])),
        workshops: workshops.map(({ workshopId, openOrders, gross, fine, stonesPieces }) => ({
          workshopId,
          openOrders,
          grossMicrograms: gross,
          fine,
          stonesPieces,
          list: listOf('/hand-overs', { workshopId, order: 'open' }),
        })),
        suppliers: suppliers.map(({ supplierId, name, receipts, gross, fine, paid }) => ({
          supplierId,
          name,
          receipts,
          grossMicrograms: gross,
          fine,
          paid: paid.map(({ amountMinor, currency }) => ({ amountMinor: Number(amountMinor), currency })),
          list: listOf('/receipts', { supplierId }),
        })),
        waiting: waiting.map(({ what, count }) => ({ what, count, list: waitingList[what] })),
      },
    }
  },
})

const waitingList = {
  'lots-to-judge': '/lots?status=received&quarantined=false&inStock=true',
  'lots-quarantined': '/lots?quarantined=true&inStock=true',
  'lots-held': '/lots?held=true&inStock=true',
  'lots-rejected': '/lots?status=rejected&inStock=true',
  returns: '/returns?status=waiting',
  'papers-expired': '/papers?state=expired',
  'papers-expiring': '/papers?state=expiring',
} as const
