import { expect, it } from 'vitest'
import { leftOf, nothingPaid, paymentsOf } from './payments.ts'

const due = { amountMinor: 145_050, currency: 'MAD' }
const mad = (amountMinor: number) => ({ amountMinor, currency: 'MAD' })

it('takes all of it where nothing is typed, with the change of what was given', () => {
  expect(paymentsOf([nothingPaid], due)).toEqual({
    payments: [{ kind: 'cash', amount: due }],
    leftMinor: 0,
    changeMinor: 0,
  })
  expect(paymentsOf([{ ...nothingPaid, given: '1500' }], due)).toEqual({
    payments: [{ kind: 'cash', amount: due, givenMinor: 150_000 }],
    leftMinor: 0,
    changeMinor: 4_950,
  })
})

it('leaves the rest to the payment without an amount', () =>
  expect(
    paymentsOf(
      [
        { ...nothingPaid, amount: '1000,50' },
        { kind: 'card', amount: '', given: '' },
      ],
      due,
    )?.payments,
  ).toEqual([
    { kind: 'cash', amount: mad(100_050) },
    { kind: 'card', amount: mad(45_000) },
  ]))

it('sends nothing that is not exactly what is due, or cannot be read', () => {
  for (const amount of ['1450.49', '1450.51', 'x', '0', '1450.505'])
    expect(paymentsOf([{ ...nothingPaid, amount }], due)).toBeUndefined()
  expect(paymentsOf([nothingPaid, nothingPaid], due)).toBeUndefined()
  expect(paymentsOf([{ ...nothingPaid, amount: '1450.50' }, nothingPaid], due)).toBeUndefined()
  expect(paymentsOf([{ ...nothingPaid, given: '1450.49' }], due)).toBeUndefined()
  expect(leftOf([{ ...nothingPaid, amount: '1000' }], due)).toBe(45_050)
})

it('takes nothing for an even exchange', () =>
  expect(paymentsOf([nothingPaid], mad(0))).toEqual({ payments: [], leftMinor: 0, changeMinor: 0 }))
