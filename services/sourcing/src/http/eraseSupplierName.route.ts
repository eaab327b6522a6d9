import { commandRoute, quantities } from '@fibula/service-kit'
import { z } from 'zod'
import type { ErasedName } from '../app/eraseSupplierName.ts'
import type { EraseSupplierNameRefused } from '../domain/eraseSupplierName.ts'
import type { Deps } from './deps.ts'
import { eraseSupplierNameProblems } from './problems.ts'
import { supplierView } from './views.ts'

export const eraseSupplierName = commandRoute<Deps, ErasedName, EraseSupplierNameRefused>()({
  method: 'delete',
  path: '/suppliers/{supplierId}/name',
  summary: 'Erases the name of a private person; what the person delivered stays on record',
  tag: 'suppliers',
  roles: ['clerk'],
  params: z.strictObject({ supplierId: quantities.id }),
  body: z.strictObject({}).optional(),
  success: 200,
  view: supplierView,
  problems: eraseSupplierNameProblems,
  handle: ({ params: { supplierId }, context }, deps) => deps.eraseSupplierName({ supplierId }, context),
  respond: ({ supplierId }) => ({ body: { supplierId, kind: 'customer' as const, name: null } }),
})
