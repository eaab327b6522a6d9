import { z } from 'zod'
import { event } from '../event.ts'
import { enteredMass, grossMicrograms, id, partyId } from '../quantities.ts'

export const residueRecorded = event('production.residue-recorded', {
  stream: 'order',
  summary: 'A step left a residue, which was weighed.',
})
  .first(
    z.strictObject({
      residueLotId: id,
      orderId: id,
      workshopId: partyId,
      class: z.enum(['sprue', 'scrap', 'filings', 'polishing-dust', 'sweeps', 'crucible-skull']),
      weighed: enteredMass,
      grossMicrograms,
    }),
  )
  .build()
