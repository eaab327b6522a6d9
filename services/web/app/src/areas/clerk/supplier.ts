import { usePathValue, useRead } from '../../kit/index.ts'

export const supplierKinds = ['comptoir', 'refiner', 'importer', 'mine', 'recycler', 'customer'] as const
export const paperKinds = [
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

/** The supplier whose id stands in the address. */
export const useSupplier = () => {
  const supplierId = usePathValue('supplierId')
  const read = useRead('sourcing', '/suppliers/{supplierId}', { path: { supplierId } })
  return { supplierId, supplier: read.data, problem: read.error, again: () => void read.refetch() }
}
