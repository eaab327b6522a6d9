import { z } from 'zod'
import { event } from '../event.ts'
import { id, partyId } from '../quantities.ts'

export const finenessDifferenceAccepted = event('sourcing.fineness-difference-accepted', {
  stream: 'lot',
  summary:
    'The supplier accepts what assays found of a delivery, in all that became of it: it is settled with the supplier.',
})
  .first(z.strictObject({ lotId: id, ownerId: partyId, supplierId: id }))
  .build()
