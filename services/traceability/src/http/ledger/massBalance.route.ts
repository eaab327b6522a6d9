import { fixedPoint } from '@fibula/kernel'
import { books, elements } from '@fibula/kernel/ledger'
import { heading, quantities, queryRoute } from '@fibula/service-kit'
import { z } from 'zod'
import type { BalanceShown } from '../../app/ledger/reads.ts'
import type { Deps } from '../deps.ts'
import { headings, periodOf, periodQuery, periodView, scopeOf } from './shapes.ts'

const signed = quantities.signedFine
const figures = ['opening', 'received', 'in', 'out', 'sold', 'lost', 'differences', 'closing'] as const
const figuresView = Object.fromEntries(figures.map((figure) => [figure, signed])) as Record<
  (typeof figures)[number],
  typeof signed
>

const rowView = z.strictObject({
  holder: z.string(),
  book: z.enum(books),
  component: z.enum(['gross', ...elements, 'pieces']),
  ...figuresView,
  /** opening + received + in - out - sold - lost + differences = closing, where closing was added up by itself. */
  proven: z.boolean(),
})
const proof = (of: BalanceShown): boolean =>
  of.opening + of.received + of.in - of.out - of.sold - of.lost + of.differences === of.closing
const show = (of: BalanceShown): z.output<typeof rowView> => ({
  holder: of.holder,
  book: of.book,
  component: of.component,
  ...(Object.fromEntries(figures.map((figure) => [figure, String(of[figure])])) as Record<
    (typeof figures)[number],
    string
  >),
  proven: proof(of),
})

/** Gross in grams; content of an element in grams; pieces as they are. */
const cell = (component: BalanceShown['component'], amount: string): string =>
  component === 'pieces' ? amount : fixedPoint(BigInt(amount), component === 'gross' ? 6 : 10)
type Row = z.output<typeof rowView>
const column = (figure: (typeof figures)[number], fr: string, ar: string, en: string) => ({
  heading: heading(fr, ar, en),
  value: (row: Row) => cell(row.component, row[figure]),
})

export const getMassBalance = queryRoute<Deps>()({
  path: '/ledger/mass-balance',
  summary:
    'What each holder had, got, gave, sold and lost in a period, in gross and in every element; each line proves itself',
  tag: 'ledger',
  roles: ['clerk', 'workshop', 'seller', 'inspector'],
  query: z.strictObject({ ...periodQuery, by: z.enum(['holder', 'owner']).default('holder') }),
  view: z.strictObject({
    period: periodView,
    items: z.array(rowView),
    /** Everything is there at once. */
    next: z.null(),
  }),
  table: {
    name: 'mass-balance',
    columns: [
      { heading: headings.holder, value: ({ holder }) => holder },
      { heading: headings.book, value: ({ book }) => book },
      { heading: heading('Composante', 'المكوّن', 'Component'), value: ({ component }) => component },
      column('opening', 'Ouverture', 'الافتتاح', 'Opening'),
      column('received', 'Reçu des fournisseurs', 'مستلم من الموردين', 'Received'),
      column('in', 'Entrées', 'الداخل', 'In'),
      column('out', 'Sorties', 'الخارج', 'Out'),
      column('sold', 'Vendu', 'المبيع', 'Sold'),
      column('lost', 'Perdu', 'المفقود', 'Lost'),
      column('differences', 'Écarts', 'الفروق', 'Differences'),
      column('closing', 'Clôture', 'الختام', 'Closing'),
    ],
  },
  handle: async ({ query, actor }, { ledger, now }) => {
    const period = periodOf(query, now())
    const balance = await ledger.massBalance(scopeOf(actor), period, query.by)
    return { body: { period, items: balance.map(show), next: null } }
  },
})
