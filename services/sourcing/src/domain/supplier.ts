import { accept, type Decision, refuse } from '@fibula/kernel'

export const supplierKinds = ['refiner', 'comptoir', 'importer', 'mine', 'recycler', 'customer'] as const
export type SupplierKind = (typeof supplierKinds)[number]

export type Supplier =
  | { readonly status: 'none' }
  | {
      readonly status: 'registered'
      readonly supplierId: string
      readonly organisationId: string
      readonly kind: SupplierKind
    }

export interface SupplierRegistered {
  readonly type: 'SupplierRegistered'
  readonly supplierId: string
  readonly organisationId: string
  readonly kind: SupplierKind
  /** A company's; a private person's name is no part of a fact that is kept for ever. */
  readonly name: string | null
}

export interface RegisterSupplier {
  readonly supplierId: string
  readonly organisationId: string
  readonly kind: SupplierKind
  readonly name: string
}

export type RegisterSupplierRefused = { readonly code: 'supplier-exists' }

/** Customers who bring old silver are private persons. */
export const isPrivatePerson = (kind: SupplierKind): boolean => kind === 'customer'

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
