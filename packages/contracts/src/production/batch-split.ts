import { z } from 'zod'
import { event } from '../event.ts'
import { enteredMass, fine, fineness, grossMicrograms, id, text } from '../quantities.ts'
import { ofPiece, stones } from './shapes.ts'

const masses = { grossMicrograms, stones, otherMicrograms: grossMicrograms, netMicrograms: grossMicrograms }

export const batchSplit = event('production.batch-split', {
  stream: 'order',
  summary: 'One piece of a batch was weighed and is a piece of its own; the rest of the batch keeps the difference.',
})
  .first(
    z.strictObject({
      /** The batch. */
      ...ofPiece,
      piece: z.strictObject({
        pieceId: id,
        serial: text(60),
        weighed: enteredMass,
        title: fineness,
        ...masses,
        /** Its share of the batch's fine; null before the order is closed, when nothing has its fine yet. */
        fine: fine.nullable(),
      }),
      rest: z.strictObject({ quantity: z.int().min(1), ...masses, fine: fine.nullable() }),
    }),
  )
  .build()
