import { given } from '@fibula/testing'
import { expect, it } from 'vitest'
import { eraseSupplierName } from './eraseSupplierName.ts'
import { registerSupplier } from './registerSupplier.ts'
import { isPrivatePerson, type Supplier, type SupplierKind, supplierKinds } from './supplier.ts'

const nobody: Supplier = { status: 'none' }
const command = { supplierId: 'supplier-1', organisationId: 'coop-tiznit', name: 'Comptoir de Tiznit' }

it('tells the name of a company', () =>
  given(nobody)
    .when(registerSupplier, { ...command, kind: 'comptoir' })
    .thenAccepted({ type: 'SupplierRegistered', kind: 'comptoir', name: 'Comptoir de Tiznit' }))

it('never tells the name of a private person', () =>
  given(nobody)
    .when(registerSupplier, { ...command, kind: 'customer', name: 'Fadma' })
    .thenAccepted({ type: 'SupplierRegistered', kind: 'customer', name: null }))

it('takes only customers for private persons', () =>
  expect(supplierKinds.filter(isPrivatePerson)).toEqual(['customer']))

it('refuses an id that is taken', () =>
  given<Supplier>({
    status: 'registered',
    supplierId: 'supplier-1',
    organisationId: 'coop-other',
    kind: 'mine',
    papers: [],
    terms: null,
  })
    .when(registerSupplier, { ...command, kind: 'mine' })
    .thenRefused({ code: 'supplier-exists' }))

const registered = (kind: SupplierKind): Supplier => ({
  status: 'registered',
  supplierId: 'supplier-1',
  organisationId: 'coop-tiznit',
  kind,
  papers: [],
  terms: null,
})
const erase = (supplier: Supplier) => eraseSupplierName(supplier)

it('erases the name of a private person, without a fact that tells it', () =>
  given(registered('customer')).when(erase, {}).thenAccepted())

it('refuses to erase the name of a company', () =>
  given(registered('mine')).when(erase, {}).thenRefused({ code: 'not-a-private-person', kind: 'mine' }))
