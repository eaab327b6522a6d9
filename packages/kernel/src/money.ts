import { fixedPoint } from './decimal.ts'

/** Integer minor units and an ISO 4217 code; 1 MAD = 100 minor units. */
export interface Money {
  readonly amountMinor: number
  readonly currency: string
}

/** Throws RangeError for two currencies, or beyond 2^53 - 1. */
export const addMoney = (first: Money, ...others: readonly Money[]): Money => {
  const amountMinor = others.reduce((sum, money) => {
    if (money.currency !== first.currency)
      throw new RangeError(`${money.currency} cannot be added to ${first.currency}`)
    return sum + money.amountMinor
  }, first.amountMinor)
  if (!Number.isSafeInteger(amountMinor)) throw new RangeError('the sum of money is too large to be kept exactly')
  return { amountMinor, currency: first.currency }
}

/** Without its currency; every currency that the house uses has two decimals. */
export const formatMoney = ({ amountMinor }: Pick<Money, 'amountMinor'>): string => fixedPoint(amountMinor, 2)
