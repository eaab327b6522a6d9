import { z } from 'zod'
import { event } from '../event.ts'
import { id, partyId } from '../quantities.ts'

export const supplierContactChanged = event('sourcing.supplier-contact-changed', {
  stream: 'supplier',
  summary:
    'How to reach a supplier changed; the contact itself is personal and stays in sourcing, where it can be erased.',
})
  .first(z.strictObject({ supplierId: id, organisationId: partyId }))
  .build()
