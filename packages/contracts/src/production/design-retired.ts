import { z } from 'zod'
import { event } from '../event.ts'
import { id, partyId } from '../quantities.ts'

export const designRetired = event('production.design-retired', {
  stream: 'design',
  summary: 'A design is not ordered any more.',
})
  .first(z.strictObject({ designId: id, ownerId: partyId }))
  .build()
