import { given } from '@fibula/testing'
import { expect, it } from 'vitest'
import { isPrivatePerson, registerSupplier, type Supplier, supplierKinds } from './supplier.ts'

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
  given<Supplier>({ status: 'registered', supplierId: 'supplier-1', organisationId: 'coop-other', kind: 'mine' })
    .when(registerSupplier, { ...command, kind: 'mine' })
    .thenRefused({ code: 'supplier-exists' }))
