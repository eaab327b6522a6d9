import { given } from '@fibula/testing'
import { it } from 'vitest'
import { noLot } from './lot.ts'
import { recordReceipt } from './recordReceipt.ts'
import { delivery, lotOf, received } from './test-lots.ts'

it('takes the vessel off, and holds the metal at its declared fineness', () =>
  given(noLot).when(recordReceipt, delivery).thenAccepted(received))

it('keeps what was typed beside the converted mass', () =>
  given(noLot)
    .when(recordReceipt, { ...delivery, weighed: { value: '10', unit: 'ozt' }, tare: { value: '0', unit: 'g' } })
    .thenAccepted({ weighed: { value: '10', unit: 'ozt' }, grossMicrograms: 311_034_768, fine: 2_877_071_604_000n }))

it('converts each weighing once, half to even', () =>
  given(noLot)
    .when(recordReceipt, {
      ...delivery,
      weighed: { value: '1.0000025', unit: 'g' },
      tare: { value: '0.0000015', unit: 'g' },
    })
    .thenAccepted({ grossMicrograms: 1_000_000 }))

it('refuses a vessel that weighs as much as vessel and metal together', () =>
  given(noLot)
    .when(recordReceipt, { ...delivery, weighed: delivery.tare })
    .thenRefused({ code: 'nothing-received', weighedMicrograms: 5_200_000, tareMicrograms: 5_200_000 }))

it('refuses a vessel that weighs more than vessel and metal together', () =>
  given(noLot)
    .when(recordReceipt, { ...delivery, weighed: { value: '5.1', unit: 'g' } })
    .thenRefused({ code: 'nothing-received', weighedMicrograms: 5_100_000, tareMicrograms: 5_200_000 }))

it('refuses a supplier that the organisation does not know', () =>
  given(noLot)
    .when(recordReceipt, { ...delivery, supplierKnown: false })
    .thenRefused({ code: 'supplier-unknown', supplierId: 'supplier-1' }))

it('refuses an id that is taken by a receipt', () =>
  given(noLot)
    .when(recordReceipt, { ...delivery, receiptExists: true })
    .thenRefused({ code: 'receipt-exists' }))

it('refuses to receive into a lot that exists', () =>
  given(lotOf()).when(recordReceipt, delivery).thenRefused({ code: 'receipt-exists' }))

it('takes the largest mass whose fine content can be kept exactly, and refuses a microgram more', () => {
  const weighing = (value: string) => ({
    ...delivery,
    declaredFineness: 10_000,
    tare: { value: '0', unit: 'g' as const },
    weighed: { value, unit: 'kg' as const },
  })
  given(noLot)
    .when(recordReceipt, weighing('922337.203685477'))
    .thenAccepted({ grossMicrograms: 922_337_203_685_477, fine: 9_223_372_036_854_770_000n })
  given(noLot)
    .when(recordReceipt, weighing('922337.203685478'))
    .thenRefused({ code: 'too-much-metal', largestMicrograms: 922_337_203_685_477 })
})
