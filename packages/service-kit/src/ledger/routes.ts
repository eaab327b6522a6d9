import { quantities } from '@fibula/contracts'
import { formatFine, formatMass } from '@fibula/kernel'
import { books, realKinds, signedKinds } from '@fibula/kernel/ledger'
import type { LedgerAccount, LedgerAmount, LedgerReads } from '@fibula/store'
import { column } from '@fibula/tables'
import { z } from 'zod'
import { page, pageOf, pageQuery, readCursor } from '../page.ts'
import { queryRoute, type Roles, type Route } from '../route.ts'

export interface LedgerDeps {
  readonly ledger: LedgerReads
}

const { day, id, instant, partyId, signedFine, signedMicrograms } = quantities
const kind = z.enum([...realKinds, ...signedKinds])
const book = z.enum(books)
/** The id of what the account is about: a lot, an order, a piece, a hand-over; for a claim the other owner. */
const accountId = z.string().regex(/^[A-Za-z0-9-]{1,80}$/)
const accountFilter = { kind: kind.optional(), accountId: accountId.optional(), book: book.optional() }

const amountView = {
  grossMicrograms: signedMicrograms,
  /** Units of 0.1 ng of each accounted element that is there. */
  content: z.strictObject({
    Ag: signedFine,
    Au: signedFine.optional(),
    Pt: signedFine.optional(),
    Pd: signedFine.optional(),
  }),
  /** Stones only. */
  pieces: z.int(),
}
const accountView = { owner: partyId, possessor: partyId, kind, accountId: z.string(), book }
const entryView = z.strictObject({
  eventId: id,
  type: z.string(),
  streamId: id,
  line: z.int().min(1),
  happenedAt: instant,
  recordedAt: instant,
  ...accountView,
  ...amountView,
})
const balanceView = z.strictObject({ ...accountView, ...amountView })

const showAccount = ({ owner, possessor, kind: of, account_id, book: within }: LedgerAccount) => ({
  ...{ owner, possessor, kind: kind.parse(of), accountId: account_id, book: book.parse(within) },
})
const showAmount = ({ gross, ag, au, pt, pd, pieces }: LedgerAmount) => ({
  grossMicrograms: Number(gross),
  content: {
    Ag: ag,
    ...(au === '0' ? {} : { Au: au }),
    ...(pt === '0' ? {} : { Pt: pt }),
    ...(pd === '0' ? {} : { Pd: pd }),
  },
  pieces: Number(pieces),
})

type Amounts = z.output<typeof balanceView>
type Entry = z.output<typeof entryView>
const accountColumns = [
  column<Amounts>('Propriétaire', 'المالك', 'Owner', ({ owner }) => owner),
  column<Amounts>('Détenteur', 'الحائز', 'Held by', ({ possessor }) => possessor),
  column<Amounts>('Compte', 'الحساب', 'Account', ({ kind: of }) => of),
  column<Amounts>('Identifiant', 'المعرف', 'Id', ({ accountId: of }) => of),
  column<Amounts>('Livre', 'الدفتر', 'Book', ({ book: of }) => of),
  column<Amounts>('Masse brute (g)', 'الوزن القائم (غ)', 'Gross (g)', ({ grossMicrograms }) =>
    formatMass(grossMicrograms, 'g'),
  ),
  column<Amounts>('Argent fin (g)', 'الفضة الصافية (غ)', 'Fine silver (g)', ({ content }) => formatFine(content.Ag)),
  column<Amounts>('Or fin (g)', 'الذهب الصافي (غ)', 'Fine gold (g)', ({ content: { Au } }) =>
    Au === undefined ? null : formatFine(Au),
  ),
  column<Amounts>('Platine (g)', 'البلاتين (غ)', 'Platinum (g)', ({ content: { Pt } }) =>
    Pt === undefined ? null : formatFine(Pt),
  ),
  column<Amounts>('Palladium (g)', 'البلاديوم (غ)', 'Palladium (g)', ({ content: { Pd } }) =>
    Pd === undefined ? null : formatFine(Pd),
  ),
  column<Amounts>('Pierres', 'الأحجار', 'Stones', ({ pieces }) => (pieces === 0 ? null : pieces)),
]

const entryCursor = z.tuple([z.string().regex(/^\d{1,18}$/), z.int().min(1).max(32_767)])
const balanceCursor = z.tuple([kind, accountId, partyId, partyId, book])

/** The ledger of a service, as far as it is the organisation's own: of what it owns, and of what it has in hand. */
export const ledgerRoutes = <Deps extends LedgerDeps>(roles: Roles): Route<Deps>[] => [
  queryRoute<Deps>()({
    path: '/ledger/entries',
    summary: 'Every line of every movement, in the order in which it was recorded',
    tag: 'ledger',
    roles,
    query: z.strictObject({
      ...pageQuery,
      ...accountFilter,
      from: day.optional(),
      until: day.optional(),
      sort: z.enum(['oldest', 'newest']).default('newest'),
    }),
    view: pageOf(entryView),
    table: {
      name: 'ledger-entries',
      columns: [
        column<Entry>('Date', 'التاريخ', 'Date', ({ happenedAt }) => happenedAt),
        column<Entry>('Fait', 'الواقعة', 'Fact', ({ type }) => type),
        column<Entry>('Écriture', 'القيد', 'Event', ({ eventId }) => eventId),
        column<Entry>('Ligne', 'السطر', 'Line', ({ line }) => line),
        ...accountColumns,
      ],
    },
    handle: async ({ query: { limit, cursor, sort, ...filter }, actor }, { ledger }) => {
      const after = readCursor(entryCursor, cursor)
      const rows = await ledger.entries(actor.organisationId, filter, { after, limit, sort })
      const { items, next } = page(rows, limit, ({ position, line }) => [position, line])
      const shown = items.map((row) => ({
        ...{ eventId: row.event_id, type: row.type, streamId: row.stream_id, line: row.line },
        ...{ happenedAt: row.happened_at.toISOString(), recordedAt: row.recorded_at.toISOString() },
        ...showAccount(row),
        ...showAmount(row),
      }))
      return { body: { items: shown, next } }
    },
  }),
  queryRoute<Deps>()({
    path: '/ledger/balances',
    summary: 'What each account holds, or owes, by all that this service has decided',
    tag: 'ledger',
    roles,
    query: z.strictObject({ ...pageQuery, ...accountFilter }),
    view: pageOf(balanceView),
    table: { name: 'ledger-balances', columns: accountColumns },
    handle: async ({ query: { limit, cursor, ...filter }, actor }, { ledger }) => {
      const after = readCursor(balanceCursor, cursor)
      const rows = await ledger.balances(actor.organisationId, filter, { after, limit })
      const keys = (row: LedgerAccount) => [row.kind, row.account_id, row.owner, row.possessor, row.book]
      const { items, next } = page(rows, limit, keys)
      return { body: { items: items.map((row) => ({ ...showAccount(row), ...showAmount(row) })), next } }
    },
  }),
]
