import { given } from '@fibula/testing'
import fc from 'fast-check'
import { expect, it } from 'vitest'
import { dayAfter, dayOf, tillDay } from '../calendar.ts'
import { type CloseDay, closeDay, type Till } from './closeDay.ts'

const till: Till = { tillId: 'till-1', lastClosedOn: '2026-11-22' }
const closing: CloseDay = {
  closingId: 'closing-1',
  closingExists: false,
  shopId: 'shop-agadir',
  on: '2026-11-24',
  today: '2026-11-24',
  taken: [
    { kind: 'cash', currency: 'MAD', takenMinor: 250_000, refundedMinor: 92_396 },
    { kind: 'card', currency: 'MAD', takenMinor: 23_655, refundedMinor: 0 },
  ],
  counted: [{ currency: 'MAD', amountMinor: 157_000 }],
}

it('says what should be there per kind, what was counted, and the difference', () =>
  given(till)
    .when(closeDay, closing)
    .thenAccepted({
      type: 'DayClosed',
      totals: [{ expectedMinor: 157_604 }, { expectedMinor: 23_655 }],
      cash: [{ currency: 'MAD', expectedMinor: 157_604, countedMinor: 157_000, differenceMinor: -604 }],
    }))

it('refuses a day that is closed or to come, cash that nobody counted, or that was counted twice', () => {
  given(till)
    .when(closeDay, { ...closing, on: '2026-11-22' })
    .thenRefused({ code: 'day-closed', lastClosedOn: '2026-11-22' })
  given(till)
    .when(closeDay, { ...closing, on: '2026-11-25' })
    .thenRefused({ code: 'day-to-come', today: '2026-11-24' })
  given(till)
    .when(closeDay, { ...closing, counted: [] })
    .thenRefused({ code: 'cash-not-counted', currency: 'MAD', expectedMinor: 157_604 })
  given(till)
    .when(closeDay, { ...closing, counted: [...closing.counted, ...closing.counted] })
    .thenRefused({ code: 'counted-twice', currency: 'MAD' })
  given(till)
    .when(closeDay, { ...closing, closingExists: true })
    .thenRefused({ code: 'closing-exists' })
})

it('counts days as the shops do: half past eleven at night in UTC was tomorrow there', () => {
  expect(dayOf('2025-07-01T22:30:00.000Z')).toBe('2025-07-01')
  expect(dayOf('2025-07-01T23:30:00.000Z')).toBe('2025-07-02')
  expect(dayAfter('2026-12-31')).toBe('2027-01-01')
  expect(dayAfter('2028-02-28')).toBe('2028-02-29')
})

it('never puts a movement into a day that is closed', () =>
  fc.assert(
    fc.property(
      fc.date({ min: new Date('2020-01-01'), max: new Date('2040-01-01'), noInvalidDate: true }),
      fc.option(fc.date({ min: new Date('2020-01-01'), max: new Date('2040-01-01'), noInvalidDate: true })),
      (happened, closed) => {
        const last = closed?.toISOString().slice(0, 10)
        const day = tillDay(happened.toISOString(), last ?? null)
        if (last) expect(day > last).toBe(true)
        expect([dayOf(happened.toISOString()), last && dayAfter(last)]).toContain(day)
      },
    ),
  ))
