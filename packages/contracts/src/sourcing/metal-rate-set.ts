import { z } from 'zod'
import { event } from '../event.ts'
import { day, element, id, money, partyId, text } from '../quantities.ts'

export const metalRateSet = event('sourcing.metal-rate-set', {
  stream: 'metal-rate',
  summary: 'What a cooperative reckons fine metal at, from a day on; documents keep the rate that they were made with.',
})
  .first(
    z.strictObject({
      rateId: id,
      organisationId: partyId,
      element,
      from: day,
      /** For one kilogram of fine metal. */
      perKilogram: money,
      /** Where the figure is from, e.g. a fixing. */
      source: text(200),
    }),
  )
  .build()
