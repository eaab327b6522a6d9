import { z } from 'zod'
import { event } from '../event.ts'
import { id, partyId, text } from '../quantities.ts'

export const supplierRegistered = event('sourcing.supplier-registered', {
  stream: 'supplier',
  summary: 'A cooperative knows a new supplier.',
})
  .first(
    z.strictObject({
      supplierId: id,
      organisationId: partyId,
      kind: z.enum(['refiner', 'comptoir', 'importer', 'mine', 'recycler', 'customer']),
      /** A company's name; null for a private person, whose name stays in sourcing, where it can be erased. */
      name: text(200).nullable(),
    }),
  )
  .build()
