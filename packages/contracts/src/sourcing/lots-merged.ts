import { z } from 'zod'
import { event } from '../event.ts'
import { fine, grossMicrograms, id, material, partyId, text } from '../quantities.ts'
import { custodyModel, originClass, part, pieces } from './words.ts'

export const lotsMerged = event('sourcing.lots-merged', {
  stream: 'lot',
  summary: 'Several lots were put together and are one new lot.',
})
  .first(
    z.strictObject({
      lotId: id,
      ownerId: partyId,
      possessorId: partyId,
      place: text(100).nullable(),
      material,
      parts: z.array(part).min(2).max(50),
      /** The sums of the parts. */
      grossMicrograms,
      fine,
      pieces,
      /** Null unless all parts are of one supplier, or of one receipt. */
      supplierId: id.nullable(),
      receiptId: id.nullable(),
      custodyModel,
      originClass,
      /** How much of it the claim of origin covers. */
      claimedMicrograms: grossMicrograms,
    }),
  )
  .build()
