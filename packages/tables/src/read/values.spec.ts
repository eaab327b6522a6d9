import { expect, it } from 'vitest'
import { dayOf, decimalOf } from './values.ts'

it.each([
  ['12,5', '12.5'],
  ['12.50', '12.50'],
  ['1 234,5', '1234.5'],
  ['1\u202f234,5', '1234.5'],
  ['1.234,50', '1234.50'],
  ['1,234.50', '1234.50'],
  ['1,234,567.5', '1234567.5'],
  ['1,234', '1.234'],
  ['١٢٫٥', '12.5'],
  ['۱۲٫۵', '12.5'],
  ['-3,5', '-3.5'],
  [',5', '0.5'],
  ['007', '007'],
])('reads %s as %s', (text, digits) => expect(decimalOf(text)).toBe(digits))

it.each(['', 'abc', '1e5', '1,2,3', '1.2.3,4', '12.', '0x10', '--1', '12 g', 'NaN', '1,23.4,5'])(
  '%s is no number',
  (text) => expect(decimalOf(text)).toBeUndefined(),
)

it.each([
  ['2026-10-04', '2026-10-04'],
  ['4/10/2026', '2026-10-04'],
  ['04.10.2026', '2026-10-04'],
  ['٠٤/١٠/٢٠٢٦', '2026-10-04'],
  ['2026-10-04T08:00:00Z', '2026-10-04'],
])('reads the day %s as %s', (text, day) => expect(dayOf(text)).toBe(day))

it.each(['31/02/2026', '2026-13-01', '04/10/26', 'yesterday', ''])('%s is no day', (text) =>
  expect(dayOf(text)).toBeUndefined(),
)
