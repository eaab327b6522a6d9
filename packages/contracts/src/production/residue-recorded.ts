import { z } from 'zod'
import { event } from '../event.ts'
import { enteredMass, grossMicrograms, id, partyId } from '../quantities.ts'
import { residueClass } from './shapes.ts'

const v1 = z.strictObject({
  residueLotId: id,
  orderId: id,
  workshopId: partyId,
  class: residueClass,
  weighed: enteredMass,
  grossMicrograms,
})

export const residueRecorded = event('production.residue-recorded', {
  stream: 'order',
  summary: 'A step left a residue, which was weighed.',
})
  .first(v1)
  .next(
    v1.extend({
      /** The step that left it. */
      stepIndex: z.int().min(0).nullable(),
      /** The piece that became scrap. */
      pieceId: id.nullable(),
    }),
    (older) => ({ ...older, stepIndex: null, pieceId: null }),
  )
  .build()
