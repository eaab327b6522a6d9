import { z } from 'zod'
import { event } from '../event.ts'
import { day, id, partyId, text } from '../quantities.ts'
import { technique } from './shapes.ts'

export const allowanceSet = event('production.allowance-set', {
  stream: 'allowance',
  summary:
    'The loss that a cooperative allows to a technique, from a day on; orders are judged by that of the day on which they close.',
})
  .first(
    z.strictObject({
      allowanceId: id,
      ownerId: partyId,
      technique,
      from: day,
      /** Hundredths of a per cent of the products' fine. */
      rate: z.int().min(0).max(10_000),
      /** What residues of assumed fineness hold counts as lost too. */
      includesRecoverable: z.boolean(),
      /** The norm, or who decided. */
      source: text(200),
    }),
  )
  .build()
