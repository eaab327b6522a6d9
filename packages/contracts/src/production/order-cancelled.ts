import { z } from 'zod'
import { event } from '../event.ts'
import { id, text } from '../quantities.ts'
import { ofOrder } from './shapes.ts'

export const orderCancelled = event('production.order-cancelled', {
  stream: 'order',
  summary: 'An order ends without pieces; all of its material goes back, told by the facts before this one.',
})
  .first(z.strictObject({ ...ofOrder, reason: text(500), returnIds: z.array(id) }))
  .build()
