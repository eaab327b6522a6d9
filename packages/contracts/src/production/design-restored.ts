import { z } from 'zod'
import { event } from '../event.ts'
import { id, partyId } from '../quantities.ts'

export const designRestored = event('production.design-restored', {
  stream: 'design',
  summary: 'A retired design can be ordered again.',
})
  .first(z.strictObject({ designId: id, ownerId: partyId }))
  .build()
