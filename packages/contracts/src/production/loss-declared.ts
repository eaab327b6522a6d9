import { z } from 'zod'
import { event } from '../event.ts'
import { enteredMass, grossMicrograms, id, text } from '../quantities.ts'
import { ofOrder } from './shapes.ts'

export const lossDeclared = event('production.loss-declared', {
  stream: 'order',
  summary: 'A workshop says what is gone. Metal is judged when the order closes; stones count as broken from now on.',
})
  .first(
    z.strictObject({
      lossId: id,
      ...ofOrder,
      what: z.enum(['metal', 'stones']),
      /** What was typed; null for stones, which are counted. */
      weighed: enteredMass.nullable(),
      grossMicrograms,
      pieces: z.int().min(1).nullable(),
      reason: text(500),
      stepIndex: z.int().min(0).nullable(),
    }),
  )
  .build()
