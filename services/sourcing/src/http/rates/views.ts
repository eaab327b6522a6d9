import type { Element } from '@fibula/kernel/ledger'
import { quantities } from '@fibula/service-kit'
import { z } from 'zod'
import type { MetalRateShown } from '../../app/reads.ts'

export const metalRateView = z.strictObject({
  rateId: quantities.id,
  element: quantities.element,
  from: quantities.day,
  /** For one kilogram of fine metal. */
  perKilogram: quantities.money,
  source: z.string(),
})

export const showMetalRate = (rate: MetalRateShown): z.output<typeof metalRateView> => ({
  rateId: rate.id,
  element: rate.element as Element,
  from: rate.from,
  perKilogram: { amountMinor: Number(rate.amountMinor), currency: rate.currency },
  source: rate.source,
})
