import { commandRoute, quantities } from '@fibula/service-kit'
import { z } from 'zod'
import type { Erased } from '../../app/erasePersonalData.ts'
import type { EraseSupplierNameRefused } from '../../domain/supplier/eraseSupplierName.ts'
import type { Deps } from '../deps.ts'
import { eraseSupplierNameProblems } from '../problems.ts'

const view = z.strictObject({
  supplierId: quantities.id,
  kind: z.literal('customer'),
  name: z.null(),
})

export const eraseSupplierName = commandRoute<Deps, Erased, EraseSupplierNameRefused>()({
  method: 'delete',
  path: '/suppliers/{supplierId}/name',
  summary:
    'Erases what is personal of a private person: name, contact, numbers of papers; the deliveries stay on record',
  tag: 'suppliers',
  roles: ['clerk'],
  params: z.strictObject({ supplierId: quantities.id }),
  body: z.strictObject({}).optional(),
  success: 200,
  view,
  problems: eraseSupplierNameProblems,
  handle: ({ params: { supplierId }, context }, deps) => deps.eraseSupplierName({ supplierId }, context),
  respond: ({ supplier: { supplierId } }) => ({ body: { supplierId, kind: 'customer' as const, name: null } }),
})
