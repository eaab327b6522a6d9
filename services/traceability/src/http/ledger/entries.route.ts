import { books } from '@fibula/kernel/ledger'
import { heading, page, pageOf, pageQuery, quantities, queryRoute, readCursor } from '@fibula/service-kit'
import { z } from 'zod'
import type { EntryShown, UnreconciledShown } from '../../app/ledger/reads.ts'
import type { Deps } from '../deps.ts'
import {
  accountQuery,
  accountView,
  amountView,
  contentView,
  filterOf,
  fineGrams,
  grams,
  headings,
  periodQuery,
  scopeOf,
  showAccount,
  showAmount,
  showContent,
} from './shapes.ts'

const { instant, partyId } = quantities

const entryView = z.strictObject({
  movement: z.string(),
  line: z.int(),
  /** The fact that it belongs to, and the one that made it known: itself, or what came later. */
  factId: z.string(),
  type: z.string(),
  causedBy: z.string(),
  account: accountView,
  book: z.enum(books),
  ...amountView,
  recordedAt: instant,
  happenedAt: instant,
  postedAt: instant,
})
const showEntry = ({
  account,
  recordedAt,
  happenedAt,
  postedAt,
  ...entry
}: EntryShown): z.output<typeof entryView> => ({
  ...entry,
  ...showAmount(entry),
  account: showAccount(account),
  recordedAt: recordedAt.toISOString(),
  happenedAt: happenedAt.toISOString(),
  postedAt: postedAt.toISOString(),
})

export const listEntries = queryRoute<Deps>()({
  path: '/ledger/entries',
  summary: 'Every line of every movement, in the order in which they were posted',
  tag: 'ledger',
  roles: ['clerk', 'workshop', 'seller', 'inspector'],
  query: z.strictObject({ ...pageQuery, ...accountQuery, ...periodQuery }),
  view: pageOf(entryView),
  table: {
    name: 'entries',
    columns: [
      { heading: headings.happened, value: ({ happenedAt }) => happenedAt },
      { heading: headings.recorded, value: ({ recordedAt }) => recordedAt },
      { heading: headings.fact, value: ({ type }) => type },
      { heading: heading('Mouvement', 'الحركة', 'Movement'), value: ({ movement }) => movement },
      { heading: headings.owner, value: ({ account }) => account.owner },
      { heading: headings.holder, value: ({ account }) => account.possessor },
      { heading: headings.kind, value: ({ account }) => account.kind },
      { heading: headings.id, value: ({ account }) => account.id },
      { heading: headings.gross, value: ({ grossMicrograms }) => grams(grossMicrograms) },
      { heading: headings.silver, value: ({ content }) => fineGrams(content.Ag) },
      { heading: headings.gold, value: ({ content }) => fineGrams(content.Au) },
      { heading: headings.pieces, value: ({ pieces }) => pieces },
    ],
  },
  handle: async ({ query: { limit, cursor, from, to, ...query }, actor }, { ledger }) => {
    const after = readCursor(z.tuple([z.string().regex(/^\d{1,18}$/), z.int().min(0).max(32_767)]), cursor)
    const found = await ledger.entries(scopeOf(actor), { ...filterOf(query), from, to }, { after, limit: limit + 1 })
    return { body: page(found.map(showEntry), limit, ({ movement, line }) => [movement, line]) }
  },
})

const unreconciledView = z.strictObject({
  factId: z.string(),
  type: z.string(),
  streamId: z.string(),
  organisationId: partyId,
  recordedAt: instant,
  /** Which rule it breaks. */
  code: z.string(),
  /** The account that it would leave with less than nothing, and by how much. */
  account: accountView.nullable(),
  /** Of what it speaks, where nobody told of that, or it was over. */
  about: z.string().nullable(),
  grossMicrograms: z.int().nullable(),
  content: contentView.nullable(),
})
const showUnreconciled = (shown: UnreconciledShown): z.output<typeof unreconciledView> => {
  const { problem } = shown
  return {
    factId: shown.factId,
    type: shown.type,
    streamId: shown.streamId,
    organisationId: shown.organisationId,
    recordedAt: shown.recordedAt.toISOString(),
    code: problem.code,
    account: 'account' in problem ? showAccount(problem.account) : null,
    about: 'node' in problem ? problem.node : 'orderId' in problem ? problem.orderId : null,
    grossMicrograms: 'grossMicrograms' in problem ? problem.grossMicrograms : null,
    content: 'content' in problem ? showContent(problem.content) : null,
  }
}

export const listUnreconciled = queryRoute<Deps>()({
  path: '/ledger/unreconciled',
  summary: 'Facts that are kept but break a rule, with the account and the amount: they wait until people settle them',
  tag: 'ledger',
  roles: ['clerk', 'workshop', 'seller', 'inspector'],
  query: z.strictObject(pageQuery),
  view: pageOf(unreconciledView),
  table: {
    name: 'unreconciled',
    columns: [
      { heading: headings.recorded, value: ({ recordedAt }) => recordedAt },
      { heading: headings.fact, value: ({ type }) => type },
      { heading: heading('Objet', 'الموضوع', 'About'), value: ({ streamId }) => streamId },
      { heading: heading('Règle', 'القاعدة', 'Rule'), value: ({ code }) => code },
      { heading: headings.kind, value: ({ account }) => account?.kind ?? null },
      { heading: headings.id, value: ({ account, about }) => account?.id ?? about },
      {
        heading: headings.gross,
        value: ({ grossMicrograms }) => (grossMicrograms === null ? null : grams(grossMicrograms)),
      },
      { heading: headings.silver, value: ({ content }) => fineGrams(content?.Ag) },
    ],
  },
  handle: async ({ query: { limit, cursor }, actor }, { ledger }) => {
    const after = readCursor(z.tuple([instant, z.string().max(100)]), cursor)
    const found = await ledger.unreconciled(scopeOf(actor), { after, limit: limit + 1 })
    return { body: page(found.map(showUnreconciled), limit, ({ recordedAt, factId }) => [recordedAt, factId]) }
  },
})
