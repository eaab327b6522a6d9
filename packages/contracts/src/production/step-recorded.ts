import { z } from 'zod'
import { event } from '../event.ts'
import { enteredMass, grossMicrograms, id, partyId, text } from '../quantities.ts'
import { stepName } from './shapes.ts'

const v1 = z.strictObject({
  orderId: id,
  workshopId: partyId,
  step: stepName,
  status: z.enum(['started', 'done', 'blocked', 'handed-on']),
  reason: text(500).nullable(),
})
const weighing = z.strictObject({ weighed: enteredMass, grossMicrograms }).nullable()

export const stepRecorded = event('production.step-recorded', {
  stream: 'order',
  summary: 'A workshop told how far a step is, or weighed what goes into it or comes out.',
})
  .first(v1)
  .next(
    v1.extend({
      /** Its place in the order's plan, from 0; one beyond the plan adds a step. Null in facts from before there were plans. */
      stepIndex: z.int().min(0).nullable(),
      /** What was weighed before and after it; raises alarms, and is never judged. */
      weighIn: weighing,
      weighOut: weighing,
      /** A person (an id) or another workshop. */
      handedOnTo: partyId.nullable(),
    }),
    (older) => ({ ...older, stepIndex: null, weighIn: null, weighOut: null, handedOnTo: null }),
  )
  .build()
