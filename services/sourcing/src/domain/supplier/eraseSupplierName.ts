import { accept, type Decision, refuse } from '@fibula/kernel'
import { isPrivatePerson, type Supplier, type SupplierKind } from './supplier.ts'

export type EraseSupplierNameRefused = { readonly code: 'not-a-private-person'; readonly kind: SupplierKind }

/** A private person's name may go at any time: no fact holds it, so no fact tells that it went. A company's stays. */
export const eraseSupplierName = (supplier: Supplier): Decision<never, EraseSupplierNameRefused> =>
  supplier.status === 'registered' && !isPrivatePerson(supplier.kind)
    ? refuse({ code: 'not-a-private-person', kind: supplier.kind })
    : accept()
