import { z } from 'zod'
import { event } from '../event.ts'
import { enteredMass, grossMicrograms, text } from '../quantities.ts'
import { ofPiece } from './shapes.ts'

export const pieceReworked = event('production.piece-reworked', {
  stream: 'order',
  summary: 'A finished piece went back to the bench, or came back from it and was weighed anew.',
})
  .first(
    z.strictObject({
      ...ofPiece,
      reason: text(500),
      done: z.boolean(),
      /** The new weighing; null while it is on the bench, when the masses are still those before. */
      weighed: enteredMass.nullable(),
      grossMicrograms,
      netMicrograms: grossMicrograms,
    }),
  )
  .build()
