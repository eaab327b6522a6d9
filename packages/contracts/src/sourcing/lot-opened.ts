import { z } from 'zod'
import { event } from '../event.ts'
import { fine, fineness, grossMicrograms, id, material, partyId, text } from '../quantities.ts'
import { basis, custodyModel, originClass, pieces } from './words.ts'

export const lotOpened = event('sourcing.lot-opened', {
  stream: 'lot',
  summary: 'A part of another lot is a lot of its own, and inherits what is known of it.',
})
  .first(
    z.strictObject({
      lotId: id,
      fromLotId: id,
      ownerId: partyId,
      possessorId: partyId,
      place: text(100).nullable(),
      material,
      /** Null when the lot it comes from was made of several deliveries. */
      supplierId: id.nullable(),
      receiptId: id.nullable(),
      status: z.enum(['received', 'accepted']),
      grossMicrograms,
      fine,
      pieces,
      declaredFineness: fineness.nullable(),
      /** The assay that counts, if there is one. */
      assayed: z
        .strictObject({
          method: z.enum(['titration', 'fire-assay', 'xrf', 'touchstone']),
          fineness,
          uncertainty: fineness,
        })
        .nullable(),
      basis,
      originClass,
      custodyModel,
      /** How much of it the claim of origin covers. */
      claimedMicrograms: grossMicrograms,
    }),
  )
  .build()
