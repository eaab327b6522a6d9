import { z } from 'zod'
import { event } from '../event.ts'
import { fine, grossMicrograms, text } from '../quantities.ts'
import { ofOrder } from './shapes.ts'

export const imbalanceSigned = event('production.imbalance-signed', {
  stream: 'order',
  summary:
    'The owner or the workshop signs how missing or surplus metal is settled; when both signed the same, the order may close.',
})
  .first(
    z.strictObject({
      ...ofOrder,
      cause: z.enum(['surplus', 'missing']),
      /** waived: the owner carries it, or takes the surplus. money, pay: the workshop owes it, at the rate of the day. */
      by: z.enum(['waived', 'money', 'pay']),
      reason: text(500),
      /** What is settled: no more than this. */
      grossMicrograms,
      fine,
      signedBy: z.enum(['owner', 'workshop']),
      /** Both have signed the same. */
      isSettled: z.boolean(),
    }),
  )
  .build()
