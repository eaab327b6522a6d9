import { z } from 'zod'
import { event } from '../event.ts'
import { grossMicrograms, id } from '../quantities.ts'
import { originClass } from './words.ts'

export const lotClaimChanged = event('sourcing.lot-claim-changed', {
  stream: 'lot',
  summary:
    'Under a mass balance, more or less of a lot is said to be of an origin; the claim account of its site pays.',
})
  .first(
    z.strictObject({
      lotId: id,
      originClass: originClass.exclude(['unknown']),
      custodyModel: z.literal('mass-balance'),
      /** Of the whole lot, from now on. */
      claimedMicrograms: grossMicrograms,
    }),
  )
  .build()
