import { given } from '@fibula/testing'
import { describe, expect, it } from 'vitest'
import { delivery, line, received, unknownStanding } from '../test-lots.ts'
import { dueOn, type ReceiptLine, recordReceipt, type Standing } from './recordReceipt.ts'

const supplier: Standing | undefined = unknownStanding
const withLine = (differences: Partial<ReceiptLine>) => ({ ...delivery, lines: [{ ...line, ...differences }] })
const stones: ReceiptLine = {
  ...line,
  lotId: 'lot-2',
  material: 'stones',
  weighed: { value: '60.5', unit: 'ct' },
  tare: { value: '0', unit: 'g' },
  declaredFineness: 0,
  pieces: 40,
}

describe('a delivery', () => {
  it('takes the vessel off, and holds the metal at its declared fineness', () =>
    given<Standing | undefined>(supplier).when(recordReceipt, delivery).thenAccepted(received))

  it('keeps what was typed beside the converted mass', () =>
    given<Standing | undefined>(supplier)
      .when(recordReceipt, withLine({ weighed: { value: '10', unit: 'ozt' }, tare: { value: '0', unit: 'g' } }))
      .thenAccepted({
        weighed: { value: '10', unit: 'ozt' },
        grossMicrograms: 311_034_768,
        fine: 2_877_071_604_000n,
      }))

  it('converts each weighing once, half to even', () =>
    given<Standing | undefined>(supplier)
      .when(
        recordReceipt,
        withLine({ weighed: { value: '1.0000025', unit: 'g' }, tare: { value: '0.0000015', unit: 'g' } }),
      )
      .thenAccepted({ grossMicrograms: 1_000_000 }))

  it('of several lines makes a lot of each, numbered', () =>
    given<Standing | undefined>(supplier)
      .when(recordReceipt, { ...delivery, lines: [line, stones] })
      .thenAccepted(
        { lotId: 'lot-1', lineNumber: 1, material: 'silver', pieces: null },
        { lotId: 'lot-2', lineNumber: 2, material: 'stones', pieces: 40, grossMicrograms: 12_100_000, fine: 0n },
      ))

  it('does not tell the number of an identity card', () => {
    const card = { kind: 'identity-copy', number: 'JB 12345', issuedOn: '2020-01-01' } as const
    given<Standing | undefined>(supplier)
      .when(recordReceipt, { ...delivery, papers: [card] })
      .thenAccepted({ papers: [{ kind: 'identity-copy', number: null }] })
  })

  it('takes the largest mass whose fine content can be kept exactly, and refuses a microgram more', () => {
    const weighing = (value: string) =>
      withLine({ declaredFineness: 10_000, tare: { value: '0', unit: 'g' }, weighed: { value, unit: 'kg' } })
    given<Standing | undefined>(supplier)
      .when(recordReceipt, weighing('922337.203685477'))
      .thenAccepted({ grossMicrograms: 922_337_203_685_477, fine: 9_223_372_036_854_770_000n })
    given<Standing | undefined>(supplier)
      .when(recordReceipt, weighing('922337.203685478'))
      .thenRefused({ code: 'too-much-metal', largestMicrograms: 922_337_203_685_477, lineNumber: 1 })
  })
})

describe('refuses', () => {
  it.each([
    [
      'a vessel that weighs as much as vessel and metal together',
      withLine({ weighed: line.tare }),
      { code: 'nothing-received', weighedMicrograms: 5_200_000, tareMicrograms: 5_200_000, lineNumber: 1 },
    ],
    [
      'a vessel that weighs more',
      withLine({ weighed: { value: '5.1', unit: 'g' } }),
      { code: 'nothing-received', weighedMicrograms: 5_100_000, tareMicrograms: 5_200_000, lineNumber: 1 },
    ],
    ['an id that is taken by a receipt', { ...delivery, receiptExists: true }, { code: 'receipt-exists' }],
    ['one lot for two lines', { ...delivery, lines: [line, line] }, { code: 'lot-named-twice', lotId: 'lot-1' }],
    [
      'silver in copper',
      withLine({ material: 'copper' }),
      { code: 'no-silver-in-material', material: 'copper', lineNumber: 1 },
    ],
    [
      'stones that nobody counted, and says in which line',
      { ...delivery, lines: [line, { ...stones, pieces: null }] },
      { code: 'pieces-needed', lineNumber: 2 },
    ],
    ['counted silver', withLine({ pieces: 3 }), { code: 'pieces-not-counted', lineNumber: 1 }],
    ['no price', withLine({ price: null }), { code: 'price-unknown', material: 'silver', lineNumber: 1 }],
    [
      'two currencies',
      { ...delivery, lines: [line, { ...stones, price: { amountMinor: 100, currency: 'EUR' } }] },
      { code: 'currencies-differ' },
    ],
  ] as const)('%s', (_, command, refusal) =>
    given<Standing | undefined>(supplier).when(recordReceipt, command).thenRefused(refusal),
  )

  it('a supplier that the organisation does not know', () =>
    given<Standing | undefined>(undefined)
      .when(recordReceipt, delivery)
      .thenRefused({ code: 'supplier-unknown', supplierId: 'supplier-1' }))
})

describe('papers of the supplier', () => {
  const licence = (expiresOn: string | null, required = true) => ({
    ...{ paperId: `licence ${expiresOn}`, kind: 'mining-licence' as const, number: 'L-1', issuedOn: '2020-01-01' },
    ...{ expiresOn, required, photos: [] },
  })
  const on = (...papers: ReturnType<typeof licence>[]) =>
    given<Standing | undefined>({ papers, terms: null }).when(recordReceipt, delivery)

  it('are good on their last day', () => on(licence('2026-10-01')).thenAccepted(received))

  it('that are out of date do not hide that it came, but quarantine the lot', () =>
    on(licence('2026-09-30')).thenAccepted(received, {
      type: 'LotQuarantined',
      lotId: 'lot-1',
      reason: 'papers-expired',
      note: 'mining-licence 2026-09-30',
    }))

  it('count for their kind: a newer one is enough, one that never expires is for ever', () => {
    on(licence('2026-09-30'), licence('2027-01-01')).thenAccepted(received)
    on(licence('2026-09-30'), licence(null)).thenAccepted(received)
  })

  it('that nobody requires stop nothing', () => on(licence('2026-09-30', false)).thenAccepted(received))
})

describe('terms', () => {
  const terms = (per: 'fine-gram' | 'gram', rate: number | null, premiumBasisPoints = 0): Standing => ({
    papers: [],
    terms: {
      paymentDays: 30,
      materials: [
        {
          material: 'silver',
          per,
          rate: rate === null ? null : { amountMinor: rate, currency: 'MAD' },
          premiumBasisPoints,
        },
      ],
    },
  })
  const priced = (standing: Standing, rate: ReceiptLine['rate'] = null) =>
    given<Standing | undefined>(standing).when(recordReceipt, withLine({ price: null, rate }))

  it('give the price when none is said: 462.5 g fine at 11.50 less 1.5 %', () =>
    // 462.5 × 1150 × 0.985 = 523 896.875
    priced(terms('fine-gram', 1_150, -150)).thenAccepted({ price: { amountMinor: 523_897, currency: 'MAD' } }))

  it('round once, half to even', () =>
    // 500 g × 1 × 1.001 = 500.5
    priced(terms('gram', 1, 10)).thenAccepted({ price: { amountMinor: 500, currency: 'MAD' } }))

  it('with an open rate need the rate of the day', () => {
    priced(terms('gram', null)).thenRefused({ code: 'price-unknown', material: 'silver', lineNumber: 1 })
    priced(terms('gram', null), { amountMinor: 1_000, currency: 'MAD' }).thenAccepted({
      price: { amountMinor: 500_000, currency: 'MAD' },
    })
  })

  it('give way to a price that is said', () =>
    given<Standing | undefined>(terms('gram', 1)).when(recordReceipt, delivery).thenAccepted(received))

  it('say when to pay', () => {
    expect(dueOn(terms('gram', 1).terms, '2026-12-15')).toBe('2027-01-14')
    expect(dueOn(null, '2026-12-15')).toBeNull()
  })
})
