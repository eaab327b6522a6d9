import { accept, type Decision, type Money, refuse } from '@fibula/kernel'
import type { Element } from '@fibula/kernel/ledger'

export interface MetalRate {
  /** For one kilogram of fine metal. */
  readonly perKilogram: Money
  /** Where the figure is from. */
  readonly source: string
}

export interface MetalRateSet extends MetalRate {
  readonly type: 'MetalRateSet'
  readonly rateId: string
  readonly organisationId: string
  readonly element: Element
  /** In force from this day on, until the next. */
  readonly from: string
}

export type SetMetalRateRefused = { readonly code: 'rate-is-zero' } | { readonly code: 'rate-is-that-already' }

/** A day's rate may be said again; documents keep the rate that they were made with. */
export const setMetalRate = (
  before: MetalRate | undefined,
  command: Omit<MetalRateSet, 'type'>,
): Decision<MetalRateSet, SetMetalRateRefused> => {
  const { perKilogram, source } = command
  if (perKilogram.amountMinor === 0) return refuse({ code: 'rate-is-zero' })
  const same =
    before?.perKilogram.amountMinor === perKilogram.amountMinor &&
    before.perKilogram.currency === perKilogram.currency &&
    before.source === source
  if (same) return refuse({ code: 'rate-is-that-already' })
  return accept<MetalRateSet>({ type: 'MetalRateSet', ...command })
}
