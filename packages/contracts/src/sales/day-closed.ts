import { z } from 'zod'
import { event } from '../event.ts'
import { day, id, partyId } from '../quantities.ts'
import { paymentKind } from './shapes.ts'

const currency = z.string().regex(/^[A-Z]{3}$/, 'an ISO 4217 code such as MAD')
const minor = z.int().min(0)

export const dayClosed = event('sales.day-closed', {
  stream: 'till',
  summary: 'A shop counted its till. What is sold after this belongs to a later day.',
})
  .first(
    z.strictObject({
      tillId: id,
      closingId: id,
      shopId: partyId,
      /** Everything since the closing before, up to this day. */
      on: day,
      totals: z.array(
        z.strictObject({
          kind: paymentKind,
          currency,
          takenMinor: minor,
          refundedMinor: minor,
          /** Taken less refunded; below zero when more was refunded. */
          expectedMinor: z.int(),
        }),
      ),
      /** Cash alone is counted; difference = counted less expected. */
      cash: z.array(
        z.strictObject({ currency, expectedMinor: z.int(), countedMinor: minor, differenceMinor: z.int() }),
      ),
    }),
  )
  .build()
