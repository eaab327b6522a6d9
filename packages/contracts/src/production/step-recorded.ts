import { z } from 'zod'
import { event } from '../event.ts'
import { id, partyId, text } from '../quantities.ts'

export const stepRecorded = event('production.step-recorded', {
  stream: 'order',
  summary: 'A workshop told how far a step is.',
})
  .first(
    z.strictObject({
      orderId: id,
      workshopId: partyId,
      step: z.enum([
        'melting',
        'alloying',
        'casting',
        'rolling',
        'drawing',
        'forming',
        'filigree',
        'engraving',
        'niello',
        'enamelling',
        'soldering',
        'setting',
        'polishing',
        'hallmarking',
      ]),
      status: z.enum(['started', 'done', 'blocked', 'handed-on']),
      reason: text(500).nullable(),
    }),
  )
  .build()
