import { z } from 'zod'
import { event } from '../event.ts'
import { day, id, partyId, photos, text } from '../quantities.ts'
import { bill, stepName, technique } from './shapes.ts'

const v1 = z.strictObject({
  orderId: id,
  ownerId: partyId,
  workshopId: partyId,
  design: text(200),
  technique,
  quantity: z.int().min(1).max(100_000),
  dueOn: day,
})

export const orderPlaced = event('production.order-placed', {
  stream: 'order',
  summary: 'A cooperative ordered pieces from a workshop.',
})
  .first(v1)
  .next(
    v1.extend({
      /** Null: described in words only. */
      designId: id.nullable(),
      priority: z.enum(['low', 'normal', 'urgent']),
      notes: text(2_000).nullable(),
      photos,
      /** Copied from the design: for one piece. */
      materials: bill,
      /** The order's own copy of the plan: the steps in their order. */
      steps: z.array(stepName).max(40),
    }),
    (older) => ({
      ...older,
      designId: null,
      priority: 'normal' as const,
      notes: null,
      photos: [],
      materials: [],
      steps: [],
    }),
  )
  .build()
