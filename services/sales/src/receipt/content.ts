import type { ReceiptShown } from '../app/reads.ts'
import { type ReceiptLanguage, receiptTexts } from './texts.ts'

/** One line: what it is, and what it says. `ltr`: a number with its unit, which reads from left to right in Arabic too. */
export interface ReceiptLine {
  readonly label: string
  readonly value: string
  readonly ltr: boolean
  readonly strong?: boolean
}
export interface ReceiptContent {
  readonly lang: ReceiptLanguage
  readonly dir: 'ltr' | 'rtl'
  readonly heading: string
  readonly numberText: string
  readonly shop: readonly ReceiptLine[]
  readonly blocks: readonly (readonly ReceiptLine[])[]
  readonly notes: readonly string[]
}

/** Western digits in every language, as Morocco writes them; the minor units are never rounded. */
const locales = { fr: 'fr-FR', ar: 'ar-MA-u-nu-latn', en: 'en-GB' } as const

const fractionOf = (currency: string): number =>
  new Intl.NumberFormat('en', { style: 'currency', currency }).resolvedOptions().maximumFractionDigits ?? 2

/** Exact: the digits of the minor units, with the point where the currency has it. */
export const moneyText = (amountMinor: number, currency: string, lang: ReceiptLanguage): string => {
  const fraction = fractionOf(currency)
  const digits = String(amountMinor).padStart(fraction + 1, '0')
  const whole = fraction === 0 ? digits : digits.slice(0, -fraction)
  const grouped = whole.replaceAll(/\B(?=(\d{3})+$)/g, lang === 'en' ? ',' : '\u00a0')
  const point = lang === 'en' ? '.' : ','
  return `${grouped}${fraction === 0 ? '' : `${point}${digits.slice(-fraction)}`}\u00a0${currency}`
}

/** Grams with as many decimals as the weighing has. */
export const gramsText = (micrograms: number, lang: ReceiptLanguage): string => {
  const digits = String(micrograms).padStart(7, '0')
  const decimals = digits.slice(-6).replace(/0+$/, '').padEnd(2, '0')
  return `${digits.slice(0, -6)}${lang === 'en' ? '.' : ','}${decimals}\u00a0g`
}

const titleText = (title: number): string =>
  `${Math.floor(title / 10)}${title % 10 === 0 ? '' : `.${title % 10}`}\u00a0‰`

/** Everything that the page and the PDF show, so that both always say the same. */
export const contentOf = (shown: ReceiptShown, lang: ReceiptLanguage): ReceiptContent => {
  const { sale, shop, piece, buyer } = shown
  const texts = receiptTexts[lang]
  const money = (amountMinor: number, currency: string) => moneyText(amountMinor, currency, lang)
  const line = (label: string, value: string | null | undefined, ltr = false): ReceiptLine[] =>
    value ? [{ label, value, ltr }] : []
  const at = new Date(sale.happenedAt)
  const when = (options: Intl.DateTimeFormatOptions) =>
    new Intl.DateTimeFormat(locales[lang], { ...options, timeZone: 'Africa/Casablanca' }).format(at)
  const date = `${when({ dateStyle: 'long' })}${lang === 'ar' ? '،' : ','} ${when({ timeStyle: 'short', hour12: false })}`
  const paid = sale.payments.flatMap(({ kind, amount, givenMinor }) => [
    ...line(texts.kinds[kind], money(amount.amountMinor, amount.currency), true),
    ...(givenMinor === null || givenMinor === amount.amountMinor
      ? []
      : [
          ...line(texts.given, money(givenMinor, amount.currency), true),
          ...line(texts.change, money(givenMinor - amount.amountMinor, amount.currency), true),
        ]),
  ])
  const days = shop?.returnDays ?? 14
  return {
    lang,
    dir: lang === 'ar' ? 'rtl' : 'ltr',
    heading: texts.receipt,
    numberText: `${sale.receipt.year}-${String(sale.receipt.number).padStart(5, '0')}`,
    shop: [
      { label: '', value: shop?.name ?? shown.shopId, ltr: false, strong: true },
      ...line('', shop?.address),
      ...line(texts.phone, shop?.phone, true),
      ...line(texts.taxNumber, shop?.taxNumber, true),
    ],
    blocks: [
      [
        {
          label: texts.number,
          value: `${sale.receipt.year}-${String(sale.receipt.number).padStart(5, '0')}`,
          ltr: true,
        },
        { label: texts.date, value: date, ltr: false },
      ],
      [
        ...line(texts.piece, shown.titles[lang] ?? shown.titles.fr),
        ...line(texts.serial, piece?.serial, true),
        ...line(texts.title, piece && titleText(piece.title), true),
        ...line(texts.mark, piece?.mark, true),
        ...line(texts.weight, piece && gramsText(piece.grossMicrograms, lang), true),
      ],
      [
        { label: texts.price, value: money(sale.price.amountMinor, sale.price.currency), ltr: true, strong: true },
        ...paid,
      ],
      ...(buyer
        ? [
            [
              ...line(texts.buyer, buyer.name),
              ...line('', buyer.address),
              ...line(texts.document, buyer.document, true),
              ...line(texts.taxNumber, buyer.taxNumber, true),
            ],
          ]
        : []),
    ],
    notes: [
      ...(sale.returned ? [texts.returned] : []),
      days === 0 ? texts.noReturns : texts.returns(days),
      texts.thanks,
    ],
  }
}
