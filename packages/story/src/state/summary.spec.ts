import { expect, it } from 'vitest'
import { lines } from './lines.ts'
import { summaryOf } from './summary.ts'

const names = ['clerk-tiznit', 'clerk-taroudant', 'lead-amal', 'marketing-souss', 'seller-agadir']
const paths = ['sourcing/suppliers', 'sourcing/papers', 'sourcing/imports', 'sourcing/receipts', 'sourcing/lots']
  .concat([
    'sourcing/stock',
    'sourcing/lots/{lotId}',
    'production/hand-overs',
    'production/returns',
    'production/designs',
  ])
  .concat(['production/orders', 'production/orders/{orderId}', 'production/pieces', 'production/waits'])
  .concat(['promotion/items', 'promotion/missing-texts', 'promotion/campaigns', 'promotion/collections'])
  .concat(['sales/sales', 'sales/payments', 'sales/reservations', 'sales/consignments', 'sales/closings'])
const nothing = Object.fromEntries(names.flatMap((name) => paths.map((path) => [`${name} /${path}`, []])))

const state = (lots: unknown[], more: Record<string, unknown[]> = {}) =>
  JSON.stringify({ ...nothing, ...more, 'clerk-tiznit /sourcing/lots': lots })

it('counts a list over everybody who reads it, and adds up to the last unit', () => {
  const summary = summaryOf(
    state(
      [
        { status: 'accepted', grossMicrograms: 1_500_000, fine: '13875000001' },
        { status: 'rejected', grossMicrograms: 1, fine: '9250' },
      ],
      { 'clerk-taroudant /sourcing/lots': [{ status: 'accepted', grossMicrograms: 2, fine: '0' }] },
    ),
  )
  expect(summary).toContain(
    '| lots, and what is left of them | 3 | 2 accepted, 1 rejected | 1.500003 g; 1.3875009251 g fine |',
  )
  expect(summary.trim().split('\n')).toHaveLength(2 + lines.length)
})

it('is another text when a single unit of fine content is elsewhere', () => {
  const one = [{ status: 'accepted', grossMicrograms: 1, fine: '9250' }]
  expect(summaryOf(state(one))).not.toBe(summaryOf(state([{ ...one[0], fine: '9249' }])))
})

it('takes refunds off what was paid, and shows what is missing in a till', () => {
  const payment = (amountMinor: number, returnId: string | null) => ({
    kind: 'cash',
    amount: { amountMinor },
    returnId,
  })
  const summary = summaryOf(
    state([], {
      'seller-agadir /sales/payments': [payment(32_000, null), payment(12_050, 'R')],
      'seller-agadir /sales/closings': [{ cash: [{ countedMinor: 18_950, differenceMinor: -1_000 }] }],
    }),
  )
  expect(summary).toContain('| payments and refunds | 2 | 2 cash | 199.50 MAD |')
  expect(summary).toContain('| days closed | 1 |  | 189.50 MAD; -10.00 MAD difference |')
})

it('says so when a list no longer shows what it is counted by, or is not there', () => {
  expect(() => summaryOf(state([{ grossMicrograms: 1, fine: '0' }]))).toThrow('other fields')
  expect(() => summaryOf(JSON.stringify({}))).toThrow('no list of suppliers')
})
