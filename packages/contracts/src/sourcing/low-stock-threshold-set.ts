import { z } from 'zod'
import { event } from '../event.ts'
import { grossMicrograms, id, material, partyId } from '../quantities.ts'
import { pieces } from './words.ts'

export const lowStockThresholdSet = event('sourcing.low-stock-threshold-set', {
  stream: 'threshold',
  summary: 'Below this much usable stock of a material, a cooperative wants to be told.',
})
  .first(
    z.strictObject({
      thresholdId: id,
      organisationId: partyId,
      material,
      /** Nothing: it does not want to be told. */
      grossMicrograms,
      pieces,
    }),
  )
  .build()
