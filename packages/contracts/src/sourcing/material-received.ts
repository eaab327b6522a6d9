import { z } from 'zod'
import { event } from '../event.ts'
import { day, enteredMass, fine, fineness, grossMicrograms, id, money, partyId, text } from '../quantities.ts'

export const materialReceived = event('sourcing.material-received', {
  stream: 'lot',
  summary: 'A delivery was weighed in and became a lot.',
})
  .first(
    z.strictObject({
      lotId: id,
      receiptId: id,
      supplierId: id,
      ownerId: partyId,
      material: z.literal('silver'),
      /** What the scale showed, as typed, vessel included. */
      weighed: enteredMass,
      /** The vessel, as typed. */
      tare: enteredMass,
      /** weighed - tare, each converted once. */
      grossMicrograms,
      declaredFineness: fineness,
      fine,
      originClass: z.enum(['large-scale-mined', 'artisanal-mined', 'recycled', 'grandfathered', 'unknown']),
      custodyModel: z.enum(['identity-preserved', 'segregated', 'controlled-blending', 'mass-balance', 'none']),
      price: money,
      papers: z
        .array(
          z.strictObject({
            kind: z.enum(['invoice', 'delivery-note', 'assay-certificate', 'origin-declaration', 'identity-copy']),
            number: text(100),
            issuedOn: day,
          }),
        )
        .max(20),
    }),
  )
  .build()
