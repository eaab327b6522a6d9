import { z } from 'zod'
import { event } from '../event.ts'
import { id, material, money, partyId } from '../quantities.ts'

export const supplierTermsSet = event('sourcing.supplier-terms-set', {
  stream: 'supplier',
  summary: 'How a supplier is paid from now on.',
})
  .first(
    z.strictObject({
      supplierId: id,
      organisationId: partyId,
      /** Days from the delivery to the payment. */
      paymentDays: z.int().min(0).max(365),
      materials: z
        .array(
          z.strictObject({
            material,
            /** What is paid for: a gram of fine silver, a gram as weighed, a carat, or a piece. */
            per: z.enum(['fine-gram', 'gram', 'carat', 'piece']),
            /** The agreed rate; null when it is the market's of the day, told with each receipt. */
            rate: money.nullable(),
            /** On top of the rate, in hundredths of a per cent; negative for a discount. */
            premiumBasisPoints: z.int().min(-10_000).max(100_000),
          }),
        )
        .max(7),
    }),
  )
  .build()
