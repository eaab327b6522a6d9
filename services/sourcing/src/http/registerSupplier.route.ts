import { commandRoute, newId, quantities } from '@fibula/service-kit'
import { z } from 'zod'
import type { RegisteredSupplier } from '../app/registerSupplier.ts'
import { isPrivatePerson, type RegisterSupplierRefused, supplierKinds } from '../domain/supplier.ts'
import type { Deps } from './deps.ts'
import { registerSupplierProblems } from './problems.ts'
import { supplierView } from './views.ts'

export const registerSupplier = commandRoute<Deps, RegisteredSupplier, RegisterSupplierRefused>()({
  method: 'post',
  path: '/suppliers',
  summary: 'Registers a supplier',
  tag: 'suppliers',
  roles: ['clerk'],
  body: z.strictObject({
    supplierId: quantities.id.optional(),
    kind: z.enum(supplierKinds),
    name: quantities.text(200),
  }),
  success: 201,
  view: supplierView,
  problems: registerSupplierProblems,
  handle: ({ body: { supplierId = newId(), kind, name }, context }, deps) =>
    deps.registerSupplier({ supplierId, kind, name }, context),
  // The answer is kept for a while, and a private person's name must be erasable at once.
  respond: ({ supplierId, kind, name }) => ({
    body: { supplierId, kind, name: isPrivatePerson(kind) ? null : name },
    version: 1,
    location: `/suppliers/${supplierId}`,
  }),
})
