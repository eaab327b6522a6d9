import { quantities, queryRoute } from '@fibula/service-kit'
import { z } from 'zod'
import type { Deps } from './deps.ts'
import { showSupplier, supplierView } from './views.ts'

export const getSupplier = queryRoute<Deps>()({
  path: '/suppliers/{supplierId}',
  summary: 'One supplier',
  tag: 'suppliers',
  roles: ['clerk'],
  params: z.strictObject({ supplierId: quantities.id }),
  view: supplierView,
  handle: async ({ params, actor }, { reads }) => {
    const supplier = await reads.supplier(actor.organisationId, params.supplierId)
    return supplier && { body: showSupplier(supplier), version: supplier.version }
  },
})
