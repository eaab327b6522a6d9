import { quantities, queryRoute } from '@fibula/service-kit'
import { z } from 'zod'
import type { Deps } from '../deps.ts'
import { saleView, showSale } from '../views.ts'

export const getSale = queryRoute<Deps>()({
  path: '/sales/{saleId}',
  summary: 'One sale of the shop',
  tag: 'sales',
  roles: ['seller'],
  params: z.strictObject({ saleId: quantities.id }),
  view: saleView,
  handle: async ({ params, actor }, { reads }) => {
    const sale = await reads.sale(actor.organisationId, params.saleId)
    return sale && { body: showSale(sale) }
  },
})
