import { z } from 'zod'
import { event } from '../event.ts'
import { id, text } from '../quantities.ts'

export const lotQuarantined = event('sourcing.lot-quarantined', {
  stream: 'lot',
  summary: 'Nothing may leave a lot until it is released.',
})
  .first(
    z.strictObject({
      lotId: id,
      /** papers-expired: the service found that a required paper of the supplier was out of date when the lot came. */
      reason: z.enum([
        'papers-expired',
        'weight-differs',
        'fineness-doubted',
        'contaminated',
        'origin-doubted',
        'other',
      ]),
      note: text(500).nullable(),
    }),
  )
  .build()
