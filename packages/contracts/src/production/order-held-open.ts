import { z } from 'zod'
import { event } from '../event.ts'
import { fine, grossMicrograms, id, partyId } from '../quantities.ts'

export const orderHeldOpen = event('production.order-held-open', {
  stream: 'order',
  summary: 'Closing was asked for, but the metal does not balance.',
})
  .first(
    z.strictObject({
      orderId: id,
      workshopId: partyId,
      /** surplus: more out than in. missing: more lost than the allowance. */
      cause: z.enum(['surplus', 'missing']),
      /** By how much. */
      grossMicrograms,
      fine,
      allowanceFine: fine,
    }),
  )
  .build()
