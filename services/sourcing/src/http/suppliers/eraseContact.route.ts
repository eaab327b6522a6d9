import { commandRoute, quantities } from '@fibula/service-kit'
import { z } from 'zod'
import type { Erased } from '../../app/erasePersonalData.ts'
import type { Deps } from '../deps.ts'
import { changedSupplierView, showChanged } from './views.ts'

export const eraseContact = commandRoute<Deps, Erased, never>()({
  method: 'delete',
  path: '/suppliers/{supplierId}/contact',
  summary: 'Erases how to reach a supplier',
  tag: 'suppliers',
  roles: ['clerk'],
  params: z.strictObject({ supplierId: quantities.id }),
  body: z.strictObject({}).optional(),
  success: 200,
  view: changedSupplierView,
  problems: {},
  handle: ({ params: { supplierId }, context }, deps) => deps.eraseContact({ supplierId }, context),
  respond: showChanged,
})
