import { toMinor } from '../../kit/index.ts'

export const moneyKinds = ['cash', 'card', 'transfer'] as const
export type MoneyKind = (typeof moneyKinds)[number]

/** One payment as it is typed. `amount` empty: what is still due. */
export interface PaymentForm {
  kind: MoneyKind
  amount: string
  given: string
}
export const nothingPaid: PaymentForm = { kind: 'cash', amount: '', given: '' }

export interface Due {
  readonly amountMinor: number
  readonly currency: string
}

/** The payments that are sent; undefined while something cannot be read, or they are not exactly what is due. */
export const paymentsOf = (forms: readonly PaymentForm[], due: Due) => {
  if (due.amountMinor === 0) return { payments: [], leftMinor: 0, changeMinor: 0 }
  const typed = forms.map(({ amount }) => (amount.trim() === '' ? null : toMinor(amount, due.currency)))
  if (typed.includes(undefined)) return undefined
  const known = typed.reduce<number>((sum, one) => sum + (one ?? 0), 0)
  const open = typed.filter((one) => one === null).length
  const leftMinor = due.amountMinor - known
  if (open > 1 || (open === 1 && leftMinor <= 0)) return undefined
  let changeMinor = 0
  const payments = []
  for (const [line, { kind, given }] of forms.entries()) {
    const amountMinor = typed[line] ?? leftMinor
    if (amountMinor <= 0) return undefined
    const amount = { amountMinor, currency: due.currency }
    if (kind !== 'cash' || given.trim() === '') {
      payments.push({ kind, amount })
      continue
    }
    const givenMinor = toMinor(given, due.currency)
    if (givenMinor === undefined || givenMinor < amountMinor) return undefined
    changeMinor += givenMinor - amountMinor
    payments.push({ kind, amount, givenMinor })
  }
  return open === 1 || leftMinor === 0 ? { payments, leftMinor: 0, changeMinor } : undefined
}

/** What is left to be paid, as far as it can be read; for the person who is still typing. */
export const leftOf = (forms: readonly PaymentForm[], due: Due): number =>
  due.amountMinor - forms.reduce((sum, { amount }) => sum + (toMinor(amount, due.currency) ?? 0), 0)
