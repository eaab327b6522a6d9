import { z } from 'zod'
import { event } from '../event.ts'
import { fine, grossMicrograms, id, partyId, signedFine, signedMicrograms } from '../quantities.ts'

export const orderClosed = event('production.order-closed', {
  stream: 'order',
  summary: 'Every gram of an order is product, residue or allowed loss; provisional until its residues are settled.',
})
  .first(
    z.strictObject({
      orderId: id,
      ownerId: partyId,
      workshopId: partyId,
      kind: z.enum(['provisional', 'final']),
      inputs: z.array(z.strictObject({ lotId: id, grossMicrograms, fine })),
      pieces: z.array(z.strictObject({ pieceId: id, grossMicrograms, fine })),
      residues: z.array(
        z.strictObject({
          residueLotId: id,
          class: z.string(),
          grossMicrograms,
          fine,
          foreignMicrograms: grossMicrograms,
        }),
      ),
      loss: z.strictObject({ grossMicrograms, fine }),
      allowanceFine: fine,
      /** The balanced movement: account key, e.g. `work:<orderId>`, gross and fine; each component sums to zero. */
      lines: z.array(z.strictObject({ account: z.string(), grossMicrograms: signedMicrograms, fine: signedFine })),
    }),
  )
  .build()
