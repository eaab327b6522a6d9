import { fixedPoint, formatMass, formatFine as inGrams, type MassUnit } from '@fibula/kernel'
import { type Language, localeOf } from '../texts/languages.ts'

/** Digits of any script as Western ones, and one decimal point, whatever a number pad offers for it. */
export const plainDecimal = (typed: string): string =>
  typed
    .replaceAll(/[٠-٩]/g, (digit) => String(digit.charCodeAt(0) - 0x0660))
    .replaceAll(/[۰-۹]/g, (digit) => String(digit.charCodeAt(0) - 0x06f0))
    .replaceAll(/[\s\u00a0\u202f']/g, '')
    .replaceAll(/[,٫]/g, '.')

export const isDecimal = (text: string): boolean => /^\d{1,13}(\.\d{1,9})?$/.test(text)

/** An exact decimal, grouped and pointed as the language does it, without going through a float. */
export const formatDecimal = (decimal: string, language: Language, { min = 0, max = 6 } = {}): string =>
  new Intl.NumberFormat(localeOf(language), { minimumFractionDigits: min, maximumFractionDigits: max }).format(
    decimal as `${number}`,
  )

export const formatGross = (micrograms: number | string, language: Language, unit: MassUnit = 'g'): string =>
  `${formatDecimal(formatMass(Number(micrograms), unit), language, { min: unit === 'g' ? 2 : 0 })} ${unit}`

/** Fine content in units of 0.1 ng, as grams. */
export const formatFine = (fine: string | bigint, language: Language): string => {
  return `${formatDecimal(inGrams(fine), language, { min: 2 })} g`
}

/** Tenths of a per mille: 9250 is 925 ‰. */
export const formatFineness = (tenths: number, language: Language): string =>
  `${formatDecimal(String(tenths / 10), language, { max: 1 })} ‰`

/** Hundredths of a per cent. */
export const formatPercent = (hundredths: number, language: Language): string =>
  `${formatDecimal(fixedPoint(hundredths, 2), language, { max: 2 })} %`

export const formatMoney = (
  { amountMinor, currency }: { amountMinor: number; currency: string },
  language: Language,
): string => {
  const format = new Intl.NumberFormat(localeOf(language), { style: 'currency', currency, currencyDisplay: 'code' })
  const places = format.resolvedOptions().maximumFractionDigits ?? 2
  const digits = String(Math.abs(amountMinor)).padStart(places + 1, '0')
  const decimal = places === 0 ? digits : `${digits.slice(0, -places)}.${digits.slice(-places)}`
  return format.format(`${amountMinor < 0 ? '-' : ''}${decimal}` as `${number}`)
}

export const formatTime = (instant: string, language: Language): string =>
  new Intl.DateTimeFormat(localeOf(language), { dateStyle: 'medium', timeStyle: 'short' }).format(new Date(instant))

/** A day such as 2026-10-01, or the day of an instant. */
export const formatDay = (day: string, language: Language): string =>
  new Intl.DateTimeFormat(localeOf(language), {
    dateStyle: 'medium',
    timeZone: day.length === 10 ? 'UTC' : undefined,
  }).format(new Date(day))

/** Minor units of what was typed, e.g. 1250.5 MAD is 125050; undefined where it is no such amount. */
export const toMinor = (typed: string, currency = 'MAD'): number | undefined => {
  const text = plainDecimal(typed)
  const places =
    new Intl.NumberFormat('en', { style: 'currency', currency }).resolvedOptions().maximumFractionDigits ?? 2
  const parts = /^(\d{1,11})(?:\.(\d+))?$/.exec(text)
  if (!parts || (parts[2]?.length ?? 0) > places) return undefined
  return Number(`${parts[1]}${(parts[2] ?? '').padEnd(places, '0')}`)
}

/** Tenths of a per mille of what was typed in per mille, e.g. 925 is 9250. */
export const toFineness = (typed: string): number | undefined => {
  const text = plainDecimal(typed)
  if (!/^\d{1,4}(\.\d)?$/.test(text)) return undefined
  const tenths = Math.round(Number(text) * 10)
  return tenths <= 10_000 ? tenths : undefined
}
