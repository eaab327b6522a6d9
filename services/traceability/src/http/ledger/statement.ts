import { formatFine, formatMass } from '@fibula/kernel'
import type { MetalAccountShown } from './metalAccount.view.ts'

export type StatementLanguage = 'fr' | 'ar' | 'en'

const words = {
  fr: {
    title: 'Compte métal',
    period: 'Période',
    owner: 'Propriétaire',
    opening: 'Solde au début',
    closing: 'Solde à la fin',
    date: 'Date',
    fact: 'Fait',
    order: 'Ordre',
    gross: 'Brut (g)',
    silver: 'Argent fin (g)',
    gold: 'Or fin (g)',
    pieces: 'Pierres',
    movements: 'Mouvements',
    openOrders: 'Ordres ouverts',
    allowances: 'Tolérance des ordres clos',
    allowed: 'Admis (g)',
    lost: 'Perdu (g)',
    saved: 'Épargné (g)',
    disputes: 'Litiges',
    none: 'Aucun',
    total: 'Ensemble',
    made: 'Établi le',
    check:
      'Les masses sont exactes. La forme signée de ce document se vérifie avec la clé publiée : voir docs/metal-account.md.',
  },
  ar: {
    title: 'حساب المعدن',
    period: 'الفترة',
    owner: 'المالك',
    opening: 'الرصيد في البداية',
    closing: 'الرصيد في النهاية',
    date: 'التاريخ',
    fact: 'الواقعة',
    order: 'أمر الإنتاج',
    gross: 'القائم (غ)',
    silver: 'الفضة الصافية (غ)',
    gold: 'الذهب الصافي (غ)',
    pieces: 'الأحجار',
    movements: 'الحركات',
    openOrders: 'الأوامر المفتوحة',
    allowances: 'سماح الأوامر المغلقة',
    allowed: 'المسموح (غ)',
    lost: 'المفقود (غ)',
    saved: 'الموفَّر (غ)',
    disputes: 'النزاعات',
    none: 'لا شيء',
    total: 'المجموع',
    made: 'حُرر في',
    check: 'الأوزان مضبوطة. الصيغة الموقعة من هذه الوثيقة تُراجَع بالمفتاح المنشور: انظر docs/metal-account.md.',
  },
  en: {
    title: 'Metal account',
    period: 'Period',
    owner: 'Owner',
    opening: 'At the beginning',
    closing: 'At the end',
    date: 'When',
    fact: 'Fact',
    order: 'Order',
    gross: 'Gross (g)',
    silver: 'Fine silver (g)',
    gold: 'Fine gold (g)',
    pieces: 'Stones',
    movements: 'Movements',
    openOrders: 'Open orders',
    allowances: 'Allowance of closed orders',
    allowed: 'Allowed (g)',
    lost: 'Lost (g)',
    saved: 'Saved (g)',
    disputes: 'Disputes',
    none: 'None',
    total: 'Together',
    made: 'Made on',
    check:
      'Masses are exact. The signed form of this document is checked with the published key: see docs/metal-account.md.',
  },
} as const

const facts: Readonly<Record<string, Readonly<Record<StatementLanguage, string>>>> = {
  'sourcing.material-received': { fr: 'Réception', ar: 'استلام', en: 'Receipt' },
  'sourcing.metal-handed-over': { fr: 'Remise', ar: 'تسليم', en: 'Hand-over' },
  'sourcing.metal-taken-back': { fr: 'Reprise', ar: 'استرجاع', en: 'Taken back' },
  'production.metal-accepted': { fr: 'Pesée à l’arrivée', ar: 'وزن عند الوصول', en: 'Weighed in' },
  'production.metal-sent-back': { fr: 'Rendu', ar: 'إعادة', en: 'Sent back' },
  'production.residue-recorded': { fr: 'Résidu', ar: 'بقايا', en: 'Residue' },
  'production.piece-finished': { fr: 'Pièce finie', ar: 'قطعة منجزة', en: 'Piece finished' },
  'production.batch-split': { fr: 'Pièce tirée d’un lot', ar: 'قطعة من دفعة', en: 'Piece of a batch' },
  'production.piece-scrapped': { fr: 'Pièce mise au rebut', ar: 'قطعة إلى الخردة', en: 'Piece scrapped' },
  'production.piece-reworked': { fr: 'Pièce reprise', ar: 'قطعة معاد عملها', en: 'Piece reworked' },
  'production.order-closed': { fr: 'Clôture d’un ordre', ar: 'إغلاق أمر', en: 'Order closed' },
  'sales.piece-sold': { fr: 'Vente', ar: 'بيع', en: 'Sale' },
  'sales.piece-returned': { fr: 'Retour', ar: 'إرجاع', en: 'Return' },
  'sales.piece-consigned': { fr: 'Dépôt-vente', ar: 'أمانة', en: 'Consignment' },
}

const entities: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' }
const text = (value: string): string => value.replaceAll(/[&<>"]/g, (one) => entities[one] ?? one)
/** Left to right in any language. */
const ltr = (value: string): string => `<bdi dir="ltr">${text(value)}</bdi>`
const day = (instant: string): string => ltr(instant.slice(0, 16).replace('T', ' '))
const short = (id: string | null): string => (id === null ? '' : ltr(id.slice(-8)))

type Amount = MetalAccountShown['balances'][number]['opening']

/** A page that prints on A4, without anything from elsewhere. */
export const statementHtml = (account: MetalAccountShown, lang: StatementLanguage, now: string): string => {
  const t = words[lang]
  const hasGold = [...account.items, ...account.balances.flatMap(({ opening, closing }) => [opening, closing])].some(
    ({ content }) => content.Au !== undefined,
  )
  const hasStones = account.items.some(({ pieces }) => pieces !== 0)
  const amountHeads = [t.gross, t.silver, ...(hasGold ? [t.gold] : []), ...(hasStones ? [t.pieces] : [])]
  const amounts = ({ grossMicrograms, content, pieces }: Amount): string[] => [
    ltr(formatMass(grossMicrograms, 'g')),
    ltr(formatFine(content.Ag)),
    ...(hasGold ? [ltr(formatFine(content.Au ?? '0'))] : []),
    ...(hasStones ? [ltr(String(pieces))] : []),
  ]
  const table = (title: string, heads: readonly string[], rows: readonly (readonly string[])[]): string =>
    `<h2>${text(title)}</h2>${
      rows.length === 0
        ? `<p>${text(t.none)}</p>`
        : `<table><thead><tr>${heads.map((head) => `<th scope="col">${text(head)}</th>`).join('')}</tr></thead><tbody>${rows
            .map((row) => `<tr>${row.map((cell) => `<td>${cell}</td>`).join('')}</tr>`)
            .join('')}</tbody></table>`
    }`
  const { allowance } = account
  return `<!doctype html>
<html lang="${lang}" dir="${lang === 'ar' ? 'rtl' : 'ltr'}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${text(`${t.title} ${account.workshopId}`)}</title>
<style>
:root { color-scheme: light }
body { font: 14px/1.4 "Noto Sans", "Noto Sans Arabic", system-ui, sans-serif; color: #111; background: #fff; max-width: 60rem; margin: 1.5rem auto; padding: 0 1rem }
h1 { font-size: 1.4rem } h2 { font-size: 1.05rem; margin: 1.2rem 0 .3rem }
table { width: 100%; border-collapse: collapse } th, td { text-align: start; padding: .2rem .4rem; border-bottom: 1px solid #bbb; vertical-align: top }
td bdi { font-variant-numeric: tabular-nums } footer { margin-top: 1.5rem; font-size: .85rem; border-top: 1px solid #777 }
@media print { body { margin: 0 } tr { break-inside: avoid } @page { margin: 14mm } }
</style>
</head>
<body>
<h1>${text(t.title)} ${ltr(account.workshopId)}</h1>
<p>${text(t.period)}: ${day(account.period.from)} – ${day(account.period.to)}</p>
${account.balances
  .map((balance) =>
    table(
      `${t.owner}: ${balance.owner}`,
      ['', ...amountHeads],
      [
        [text(t.opening), ...amounts(balance.opening)],
        [text(t.closing), ...amounts(balance.closing)],
      ],
    ),
  )
  .join('\n')}
${table(
  t.movements,
  [t.date, t.fact, t.order, t.owner, ...amountHeads],
  account.items.map((line) => [
    day(line.happenedAt),
    text(facts[line.type]?.[lang] ?? line.type),
    short(line.orderId),
    ltr(line.owner),
    ...amounts(line),
  ]),
)}
${table(
  t.openOrders,
  [t.order, t.owner, t.gross, t.silver],
  account.openOrders.map((order) => [
    order.design === null ? short(order.orderId) : `${text(order.design)} ${short(order.orderId)}`,
    ltr(order.owner),
    ltr(formatMass(order.grossMicrograms, 'g')),
    ltr(formatFine(order.fine)),
  ]),
)}
${table(
  t.allowances,
  [t.order, t.allowed, t.lost, t.saved],
  account.allowances.length === 0
    ? []
    : [
        ...account.allowances.map((order) => [
          order.design === null ? short(order.orderId) : `${text(order.design)} ${short(order.orderId)}`,
          ...[order.allowanceFine, order.lossFine, order.savedFine].map((fine) => ltr(formatFine(fine))),
        ]),
        [
          text(t.total),
          ...[allowance.allowedFine, allowance.usedFine, allowance.savedFine].map((fine) => ltr(formatFine(fine))),
        ],
      ],
)}
${table(
  t.disputes,
  [t.date, t.owner, ...amountHeads],
  account.disputes.map((dispute) => [day(dispute.since), ltr(dispute.account.owner), ...amounts(dispute)]),
)}
<footer><p>${text(t.made)} ${day(now)}. ${text(t.check)}</p></footer>
</body>
</html>
`
}
