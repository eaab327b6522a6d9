import { quantities, queryRoute } from '@fibula/service-kit'
import { z } from 'zod'
import type { Deps } from '../deps.ts'
import { showSupplier, supplierView } from './views.ts'

export const getSupplier = queryRoute<Deps>()({
  path: '/suppliers/{supplierId}',
  summary: 'One supplier, with its papers and terms',
  tag: 'suppliers',
  roles: ['clerk'],
  params: z.strictObject({ supplierId: quantities.id }),
  view: supplierView,
  handle: async ({ params, actor }, { reads }) => {
    const supplier = await reads.supplier(actor.organisationId, params.supplierId)
    // Without an ETag: what is erased is gone at once, and changes no version.
    return supplier && { body: showSupplier(supplier) }
  },
})
