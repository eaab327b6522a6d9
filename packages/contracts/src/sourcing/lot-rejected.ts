import { z } from 'zod'
import { event } from '../event.ts'
import { id, text } from '../quantities.ts'

export const lotRejected = event('sourcing.lot-rejected', {
  stream: 'lot',
  summary: 'A lot was refused and may not be used.',
})
  .first(
    z.strictObject({
      lotId: id,
      reason: z.enum([
        'fineness-too-low',
        'weight-differs',
        'papers-missing',
        'origin-refused',
        'contaminated',
        'other',
      ]),
      note: text(500).nullable(),
    }),
  )
  .build()
