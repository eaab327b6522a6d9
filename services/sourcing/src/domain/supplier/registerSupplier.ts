import { accept, type Decision, refuse } from '@fibula/kernel'
import { isPrivatePerson, type Supplier, type SupplierKind, type SupplierRegistered } from './supplier.ts'

export interface RegisterSupplier {
  readonly supplierId: string
  readonly organisationId: string
  readonly kind: SupplierKind
  readonly name: string
}

export type RegisterSupplierRefused = { readonly code: 'supplier-exists' }

export const registerSupplier = (
  supplier: Supplier,
  { supplierId, organisationId, kind, name }: RegisterSupplier,
): Decision<SupplierRegistered, RegisterSupplierRefused> =>
  supplier.status === 'none'
    ? accept<SupplierRegistered>({
        type: 'SupplierRegistered',
        supplierId,
        organisationId,
        kind,
        name: isPrivatePerson(kind) ? null : name,
      })
    : refuse({ code: 'supplier-exists' })
