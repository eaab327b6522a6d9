import { commandRoute, quantities } from '@fibula/service-kit'
import { z } from 'zod'
import type { LoadedSupplier } from '../../app/ports.ts'
import type { Deps } from '../deps.ts'
import { changedSupplierView, contact, showChanged } from './views.ts'

export const changeContact = commandRoute<Deps, LoadedSupplier, never>()({
  method: 'put',
  path: '/suppliers/{supplierId}/contact',
  summary: 'Says how to reach a supplier; it is in no event, and can be erased',
  tag: 'suppliers',
  roles: ['clerk'],
  params: z.strictObject({ supplierId: quantities.id }),
  body: contact,
  success: 200,
  view: changedSupplierView,
  problems: {},
  handle: ({ params: { supplierId }, body, context }, deps) =>
    deps.changeContact({ supplierId, contact: body }, context),
  respond: showChanged,
})
