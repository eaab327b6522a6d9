/** What one service has not heard of another yet. */
export const pieceNotArrivedYet = ['piece-unknown', 'piece-not-publishable']
export const itemNotArrivedYet = ['piece-unknown', 'piece-not-published']

type Paid = 'cash' | 'card' | 'transfer' | 'card-and-cash'

/** Payments that add up to a price: by card as far as it is round, the rest in cash with change; or all of one kind. */
export const paymentsOf = (paid: Paid, amountMinor: number) => {
  const amount = (minor: number) => ({ amountMinor: minor, currency: 'MAD' })
  if (paid !== 'card-and-cash') return [{ kind: paid, amount: amount(amountMinor) }]
  const cash = amountMinor % 10_000
  if (cash === 0 || cash === amountMinor) return [{ kind: 'card', amount: amount(amountMinor) }]
  return [
    { kind: 'card', amount: amount(amountMinor - cash) },
    { kind: 'cash', amount: amount(cash), givenMinor: 10_000 },
  ]
}
