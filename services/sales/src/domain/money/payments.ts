import { accept, type Decision, refuse } from '@fibula/kernel'
import type { Price } from '../price.ts'

export type MoneyKind = 'cash' | 'card' | 'transfer'

/** One payment of a sale, or one refund of a return. `credit`: the price of the piece that came back in an exchange. */
export interface Payment {
  readonly paymentId: string
  readonly kind: MoneyKind | 'credit'
  readonly amount: Price
  /** The cash that the buyer gave; what is above the amount was given back as change. */
  readonly givenMinor: number | null
}

export interface PaymentAsked {
  readonly kind: MoneyKind
  readonly amount: Price
  readonly givenMinor: number | null
}

export type PaymentsRefused =
  | { readonly code: 'payments-do-not-add-up'; readonly due: Price; readonly asked: Price; readonly difference: number }
  | { readonly code: 'currency-differs'; readonly due: string; readonly asked: string }
  | { readonly code: 'cash-too-little'; readonly amount: Price; readonly givenMinor: number }

/** Payments are exactly what is due: not a minor unit more or less. Change is given back, it is no payment. */
export const payExactly = (
  due: Price,
  asked: readonly PaymentAsked[],
  ids: readonly string[],
): Decision<Payment, PaymentsRefused> => {
  const other = asked.find(({ amount }) => amount.currency !== due.currency)
  if (other) return refuse({ code: 'currency-differs', due: due.currency, asked: other.amount.currency })
  const sum = asked.reduce((total, { amount }) => total + BigInt(amount.amountMinor), 0n)
  if (sum !== BigInt(due.amountMinor)) {
    const difference = Number(sum - BigInt(due.amountMinor))
    return refuse({
      code: 'payments-do-not-add-up',
      due,
      asked: { amountMinor: Number(sum), currency: due.currency },
      difference,
    })
  }
  const short = asked.find(({ amount, givenMinor }) => givenMinor !== null && givenMinor < amount.amountMinor)
  if (short) return refuse({ code: 'cash-too-little', amount: short.amount, givenMinor: short.givenMinor ?? 0 })
  return accept(
    ...asked.map(({ kind, amount, givenMinor }, line) => ({ paymentId: ids[line] ?? '', kind, amount, givenMinor })),
  )
}

/** What is due when nothing is said about payments: all of it, in cash. A gift needs no payment. */
export const allInCash = (due: Price): readonly PaymentAsked[] =>
  due.amountMinor === 0 ? [] : [{ kind: 'cash', amount: due, givenMinor: null }]

/** A refund goes back the way the money came; what had been credit for another piece is paid out in cash. */
export const theWayItCame = (payments: readonly Payment[], refund: Price): readonly PaymentAsked[] => {
  const sums = new Map<MoneyKind, number>()
  for (const { kind, amount } of payments) {
    const out = kind === 'credit' ? 'cash' : kind
    sums.set(out, (sums.get(out) ?? 0) + amount.amountMinor)
  }
  if (sums.size === 0) return allInCash(refund)
  return [...sums].map(([kind, amountMinor]) => ({
    kind,
    amount: { amountMinor, currency: refund.currency },
    givenMinor: null,
  }))
}
