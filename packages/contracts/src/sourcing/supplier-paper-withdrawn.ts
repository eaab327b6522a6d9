import { z } from 'zod'
import { event } from '../event.ts'
import { id, partyId, text } from '../quantities.ts'

export const supplierPaperWithdrawn = event('sourcing.supplier-paper-withdrawn', {
  stream: 'supplier',
  summary: 'A due-diligence paper does not count any more: filed by mistake, revoked, or not needed.',
})
  .first(z.strictObject({ supplierId: id, organisationId: partyId, paperId: id, reason: text(500) }))
  .build()
