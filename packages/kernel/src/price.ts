import type { Fine } from './fineness.ts'
import { type Micrograms, roundHalfToEven } from './mass.ts'
import { addMoney, type Money } from './money.ts'

/** One kilogram in units of 0.1 ng of fine metal, and in micrograms. */
const kilogramFine = 10_000_000_000_000n
const kilogramMicrograms = 1_000_000_000n

/** `amount × part / whole`, half to even; RangeError beyond 2^53 - 1. */
const proportion = ({ amountMinor, currency }: Money, part: bigint, whole: bigint): Money => {
  const minor = roundHalfToEven(BigInt(amountMinor) * part, whole)
  if (minor > BigInt(Number.MAX_SAFE_INTEGER))
    throw new RangeError('the amount of money is too large to be kept exactly')
  return { amountMinor: Number(minor), currency }
}

/** What fine metal is worth at a rate per kilogram of it. Half to even; RangeError beyond 2^53 - 1 minor units. */
export const valueOfFine = (fine: Fine, perKilogram: Money): Money => proportion(perKilogram, fine, kilogramFine)

/** What a piece is priced by. All of its money is in one currency. */
export interface PriceTerms {
  /** Of the accounted metal in the piece. */
  readonly fine: Fine
  readonly ratePerKilogram: Money
  readonly making: Money
  readonly stones: Money
  /** What the guarantee office weighs: the metal of the piece. */
  readonly netMicrograms: Micrograms
  readonly dutyPerKilogram: Money
  /** Hundredths of a per cent: 20 % = 2 000. */
  readonly vatRate: number
}

/** Every part is rounded once, half to even; the total is their sum, so that the parts always add up to it. */
export interface PriceParts {
  readonly metal: Money
  readonly making: Money
  readonly stones: Money
  readonly duty: Money
  readonly vat: Money
  readonly total: Money
}

/** Price = fine × rate + making + stones + weight-based guarantee duty + VAT on all of these. Throws RangeError for two currencies. */
export const priceOf = (terms: PriceTerms): PriceParts => {
  const metal = valueOfFine(terms.fine, terms.ratePerKilogram)
  const duty = proportion(terms.dutyPerKilogram, BigInt(terms.netMicrograms), kilogramMicrograms)
  const { making, stones } = terms
  const net = addMoney(metal, making, stones, duty)
  const vat = proportion(net, BigInt(terms.vatRate), 10_000n)
  return { metal, making, stones, duty, vat, total: addMoney(net, vat) }
}
