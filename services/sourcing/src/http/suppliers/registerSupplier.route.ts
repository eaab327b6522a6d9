import { commandRoute, newId, quantities } from '@fibula/service-kit'
import { z } from 'zod'
import type { NewSupplier } from '../../app/suppliers.ts'
import type { RegisterSupplierRefused } from '../../domain/supplier/registerSupplier.ts'
import { isPrivatePerson, supplierKinds } from '../../domain/supplier/supplier.ts'
import type { Deps } from '../deps.ts'
import { registerSupplierProblems } from '../problems.ts'
import { contact } from './views.ts'

export const registerSupplier = commandRoute<Deps, NewSupplier, RegisterSupplierRefused>()({
  method: 'post',
  path: '/suppliers',
  summary: 'Registers a supplier',
  tag: 'suppliers',
  roles: ['clerk'],
  body: z.strictObject({
    supplierId: quantities.id.optional(),
    kind: z.enum(supplierKinds),
    name: quantities.text(200),
    contact: contact.optional(),
  }),
  success: 201,
  view: z.strictObject({
    supplierId: quantities.id,
    kind: z.enum(supplierKinds),
    /** Null for a private person. */
    name: z.string().nullable(),
  }),
  problems: registerSupplierProblems,
  handle: ({ body: { supplierId = newId(), ...body }, context }, deps) =>
    deps.registerSupplier({ supplierId, ...body }, context),
  // The answer is kept for a while, and a private person's name must be erasable at once.
  respond: ({ supplierId, kind, name }) => ({
    body: { supplierId, kind, name: isPrivatePerson(kind) ? null : name },
    version: 1,
    location: `/suppliers/${supplierId}`,
  }),
})
