import { commandRoute, quantities } from '@fibula/service-kit'
import { z } from 'zod'
import type { LoadedSupplier } from '../../app/ports.ts'
import type { SetTermsRefused } from '../../domain/supplier/terms.ts'
import type { Deps } from '../deps.ts'
import { setTermsProblems } from '../problems.ts'
import { changedSupplierView, showChanged, terms } from './views.ts'

export const setTerms = commandRoute<Deps, LoadedSupplier, SetTermsRefused>()({
  method: 'put',
  path: '/suppliers/{supplierId}/terms',
  summary: 'Says how a supplier is paid from now on; receipts that say no price take it from here',
  tag: 'suppliers',
  roles: ['clerk'],
  params: z.strictObject({ supplierId: quantities.id }),
  body: terms,
  success: 200,
  view: changedSupplierView,
  problems: setTermsProblems,
  handle: ({ params: { supplierId }, body, context }, deps) => deps.setTerms({ supplierId, ...body }, context),
  respond: showChanged,
})
