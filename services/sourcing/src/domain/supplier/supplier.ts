import type { Terms } from './terms.ts'

export const supplierKinds = ['refiner', 'comptoir', 'importer', 'mine', 'recycler', 'customer'] as const
export type SupplierKind = (typeof supplierKinds)[number]

/** Customers who bring old silver are private persons. */
export const isPrivatePerson = (kind: SupplierKind): boolean => kind === 'customer'

export const duePaperKinds = [
  'trade-register',
  'tax-certificate',
  'mining-licence',
  'export-permit',
  'origin-declaration',
  'audit-report',
  'supply-contract',
  'identity-document',
  'other',
] as const
export type DuePaperKind = (typeof duePaperKinds)[number]

/** A due-diligence paper on file. */
export interface DuePaper {
  readonly paperId: string
  readonly kind: DuePaperKind
  /** Null where it was erased. */
  readonly number: string | null
  readonly issuedOn: string
  /** The last day on which it is good; null for ever. */
  readonly expiresOn: string | null
  readonly required: boolean
  readonly photos: readonly string[]
}

export interface RegisteredSupplier {
  readonly status: 'registered'
  readonly supplierId: string
  readonly organisationId: string
  readonly kind: SupplierKind
  readonly papers: readonly DuePaper[]
  readonly terms: Terms | null
}
export type Supplier = { readonly status: 'none' } | RegisteredSupplier

export const noSupplier: Supplier = { status: 'none' }

export interface SupplierRegistered {
  readonly type: 'SupplierRegistered'
  readonly supplierId: string
  readonly organisationId: string
  readonly kind: SupplierKind
  /** A company's; a private person's name is no part of a fact that is kept for ever. */
  readonly name: string | null
}
export interface SupplierContactChanged {
  readonly type: 'SupplierContactChanged'
  readonly supplierId: string
  readonly organisationId: string
}
export interface SupplierPaperFiled extends DuePaper {
  readonly type: 'SupplierPaperFiled'
  readonly supplierId: string
  readonly organisationId: string
}
export interface SupplierPaperWithdrawn {
  readonly type: 'SupplierPaperWithdrawn'
  readonly supplierId: string
  readonly organisationId: string
  readonly paperId: string
  readonly reason: string
}
export interface SupplierTermsSet extends Terms {
  readonly type: 'SupplierTermsSet'
  readonly supplierId: string
  readonly organisationId: string
}
export type SupplierEvent =
  | SupplierRegistered
  | SupplierContactChanged
  | SupplierPaperFiled
  | SupplierPaperWithdrawn
  | SupplierTermsSet

export const evolveSupplier = (supplier: Supplier, event: SupplierEvent): Supplier => {
  if (event.type === 'SupplierRegistered') {
    const { supplierId, organisationId, kind } = event
    return { status: 'registered', supplierId, organisationId, kind, papers: [], terms: null }
  }
  if (supplier.status === 'none') return supplier
  switch (event.type) {
    case 'SupplierContactChanged':
      return supplier
    case 'SupplierPaperFiled': {
      const { paperId, kind, number, issuedOn, expiresOn, required, photos } = event
      return {
        ...supplier,
        papers: [...supplier.papers, { paperId, kind, number, issuedOn, expiresOn, required, photos }],
      }
    }
    case 'SupplierPaperWithdrawn':
      return { ...supplier, papers: supplier.papers.filter(({ paperId }) => paperId !== event.paperId) }
    case 'SupplierTermsSet':
      return { ...supplier, terms: { paymentDays: event.paymentDays, materials: event.materials } }
  }
}
