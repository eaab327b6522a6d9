import { accept, type Decision, type Material, type Metal, refuse, roundHalfToEven } from '@fibula/kernel'
import { holdsSilver, isCounted, type Money } from '../words.ts'
import type { RegisteredSupplier, SupplierTermsSet } from './supplier.ts'

export const priceUnits = ['fine-gram', 'gram', 'carat', 'piece'] as const
export type PriceUnit = (typeof priceUnits)[number]

export interface MaterialTerms {
  readonly material: Material
  readonly per: PriceUnit
  /** Null: the market's of the day, told with each receipt. */
  readonly rate: Money | null
  /** On top of the rate, in hundredths of a per cent; negative for a discount. */
  readonly premiumBasisPoints: number
}
export interface Terms {
  readonly paymentDays: number
  readonly materials: readonly MaterialTerms[]
}

export type SetTermsRefused =
  | { readonly code: 'material-named-twice'; readonly material: Material }
  | { readonly code: 'unit-does-not-fit'; readonly material: Material; readonly per: PriceUnit }

/** How a supplier is paid from now on; receipts that say no price take it from here. */
export const setTerms = (
  { supplierId, organisationId }: RegisteredSupplier,
  { paymentDays, materials }: Terms,
): Decision<SupplierTermsSet, SetTermsRefused> => {
  for (const [line, { material, per }] of materials.entries()) {
    if (materials.findIndex((other) => other.material === material) !== line)
      return refuse({ code: 'material-named-twice', material })
    if ((per === 'fine-gram' && !holdsSilver(material)) || (per === 'piece' && !isCounted(material)))
      return refuse({ code: 'unit-does-not-fit', material, per })
  }
  return accept<SupplierTermsSet>({ type: 'SupplierTermsSet', supplierId, organisationId, paymentDays, materials })
}

/** Units of what is weighed or counted, per unit that is paid for. */
const perUnit: Readonly<Record<PriceUnit, bigint>> = {
  'fine-gram': 10_000_000_000n,
  gram: 1_000_000n,
  carat: 200_000n,
  piece: 1n,
}

/** The price by the terms, rounded once, half to even; undefined when the terms do not say enough. */
export const priceByTerms = (
  terms: Terms | null,
  material: Material,
  bought: Metal & { readonly pieces: number | null },
  rateOfTheDay: Money | null,
): Money | undefined => {
  const of = terms?.materials.find((line) => line.material === material)
  const rate = rateOfTheDay ?? of?.rate
  if (!of || !rate) return undefined
  const units = { 'fine-gram': bought.fine, piece: BigInt(bought.pieces ?? 0) }
  const amount = of.per === 'gram' || of.per === 'carat' ? BigInt(bought.grossMicrograms) : units[of.per]
  const minor = roundHalfToEven(
    amount * BigInt(rate.amountMinor) * BigInt(10_000 + of.premiumBasisPoints),
    perUnit[of.per] * 10_000n,
  )
  return minor > BigInt(Number.MAX_SAFE_INTEGER) ? undefined : { amountMinor: Number(minor), currency: rate.currency }
}
