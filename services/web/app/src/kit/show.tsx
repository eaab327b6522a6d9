import type { MassUnit } from '@fibula/kernel'
import { useLanguage } from '../texts/useTexts.ts'
import {
  formatDay,
  formatDecimal,
  formatFine,
  formatFineness,
  formatGross,
  formatMoney,
  formatPercent,
  formatTime,
} from './numbers.ts'

/** Left to right in any language: in Arabic "12.500 g" would turn into "g 12.500". */
const Ltr = ({ text }: { text: string }) => (
  <bdi dir="ltr" style={{ whiteSpace: 'nowrap', fontVariantNumeric: 'tabular-nums' }}>
    {text}
  </bdi>
)

/** Gross mass in micrograms, shown in grams. */
export const Mass = ({ micrograms, unit = 'g' }: { micrograms: number | string; unit?: MassUnit }) => (
  <Ltr text={formatGross(micrograms, useLanguage(), unit)} />
)
/** Fine content in units of 0.1 ng, shown in grams. */
export const Fine = ({ fine }: { fine: string | bigint }) => <Ltr text={formatFine(fine, useLanguage())} />
/** Tenths of a per mille. */
export const Fineness = ({ value }: { value: number }) => <Ltr text={formatFineness(value, useLanguage())} />
/** Hundredths of a per cent. */
export const Percent = ({ value }: { value: number }) => <Ltr text={formatPercent(value, useLanguage())} />
export const Money = ({ money }: { money: { amountMinor: number; currency: string } }) => (
  <Ltr text={formatMoney(money, useLanguage())} />
)
/** A count, e.g. of pieces. */
export const Quantity = ({ value }: { value: number | string }) => (
  <Ltr text={formatDecimal(String(value), useLanguage())} />
)
export const Time = ({ at }: { at: string }) => {
  const language = useLanguage()
  return <time dateTime={at}>{formatTime(at, language)}</time>
}
export const Day = ({ on }: { on: string }) => {
  const language = useLanguage()
  return <time dateTime={on}>{formatDay(on, language)}</time>
}
/** An id, of which the last signs tell things apart. */
export const Id = ({ id }: { id: string }) => (
  <bdi dir="ltr" title={id} style={{ fontFamily: 'ui-monospace, monospace' }}>
    {id.length > 12 ? `…${id.slice(-8)}` : id}
  </bdi>
)
