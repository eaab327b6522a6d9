import { fileRoute, heading, page, pageOf, pageQuery, quantities, queryRoute, readCursor } from '@fibula/service-kit'
import { z } from 'zod'
import type { Deps } from '../deps.ts'
import { metalAccountView, showMetalAccount } from './metalAccount.view.ts'
import { amountView, fineGrams, grams, headings, periodOf, periodQuery, scopeOf, showAmount } from './shapes.ts'
import { statementHtml } from './statement.ts'

const { partyId } = quantities
const roles = ['clerk', 'workshop', 'inspector'] as const
const params = z.strictObject({ workshopId: partyId })

const holderView = z.strictObject({ workshopId: partyId, openOrders: z.int(), ...amountView })

export const listMetalAccounts = queryRoute<Deps>()({
  path: '/metal-accounts',
  summary: 'Who works metal, and how much of it they have now',
  tag: 'metal accounts',
  roles,
  query: z.strictObject(pageQuery),
  view: pageOf(holderView),
  table: {
    name: 'metal-accounts',
    columns: [
      { heading: headings.workshop, value: ({ workshopId }) => workshopId },
      { heading: heading('Ordres ouverts', 'الأوامر المفتوحة', 'Open orders'), value: ({ openOrders }) => openOrders },
      { heading: headings.gross, value: ({ grossMicrograms }) => grams(grossMicrograms) },
      { heading: headings.silver, value: ({ content }) => fineGrams(content.Ag) },
    ],
  },
  handle: async ({ query: { limit, cursor }, actor }, { ledger }) => {
    const [after] = readCursor(z.tuple([partyId]), cursor) ?? []
    const found = await ledger.metalAccounts(scopeOf(actor), { after, limit: limit + 1 })
    const shown = found.map(({ workshopId, openOrders, ...amount }) => ({
      ...{ workshopId, openOrders },
      ...showAmount(amount),
    }))
    return { body: page(shown, limit, ({ workshopId }) => [workshopId]) }
  },
})

export const getMetalAccount = queryRoute<Deps>()({
  path: '/metal-accounts/{workshopId}',
  summary:
    'The metal account of a workshop: what came, what went, what is there, what was allowed to be lost and what was saved',
  tag: 'metal accounts',
  roles,
  params,
  query: z.strictObject(periodQuery),
  view: metalAccountView,
  table: {
    name: 'metal-account',
    columns: [
      { heading: headings.happened, value: ({ happenedAt }) => happenedAt },
      { heading: headings.recorded, value: ({ recordedAt }) => recordedAt },
      { heading: headings.fact, value: ({ type }) => type },
      { heading: headings.order, value: ({ orderId }) => orderId },
      { heading: headings.owner, value: ({ owner }) => owner },
      { heading: headings.book, value: ({ book }) => book },
      { heading: headings.gross, value: ({ grossMicrograms }) => grams(grossMicrograms) },
      { heading: headings.silver, value: ({ content }) => fineGrams(content.Ag) },
      { heading: headings.gold, value: ({ content }) => fineGrams(content.Au) },
      { heading: headings.pieces, value: ({ pieces }) => pieces },
    ],
  },
  handle: async ({ params: { workshopId }, query, actor }, { ledger, now }) => {
    const account = await ledger.metalAccount(scopeOf(actor), workshopId, periodOf(query, now()))
    return account && { body: showMetalAccount(account) }
  },
})

export const getMetalAccountDocument = fileRoute<Deps>()({
  path: '/metal-accounts/{workshopId}/document',
  summary: 'The metal account as a page to print, or signed (JWS) so that anybody can check it with the published keys',
  tag: 'metal accounts',
  roles,
  params,
  query: z.strictObject({
    ...periodQuery,
    format: z.enum(['html', 'jws']).default('html'),
    lang: z.enum(['fr', 'ar', 'en']).default('fr'),
  }),
  contentTypes: ['text/html', 'application/jose'],
  handle: async ({ params: { workshopId }, query: { format, lang, ...query }, actor }, { ledger, signing, now }) => {
    const period = periodOf(query, now())
    const account = await ledger.metalAccount(scopeOf(actor), workshopId, period)
    if (account === undefined) return undefined
    const shown = showMetalAccount(account)
    const at = now().toISOString()
    if (format === 'html') return { body: statementHtml(shown, lang, at), contentType: 'text/html' }
    const { next: _, items, ...rest } = shown
    const document = {
      iss: 'fibula/traceability',
      iat: Math.floor(now().getTime() / 1_000),
      seenBy: actor.organisationId,
    }
    return {
      body: await signing.sign({ ...document, ...rest, lines: items }, 'fibula-metal-account+jws'),
      contentType: 'application/jose',
      fileName: `metal-account-${workshopId}-${at.slice(0, 10)}.jws`,
      download: true,
    }
  },
})

export const getKeys = queryRoute<Deps>()({
  path: '/.well-known/jwks.json',
  summary: 'The public keys by which signed documents are checked',
  tag: 'metal accounts',
  roles: 'public',
  view: z.strictObject({
    keys: z.array(
      z.strictObject({
        kid: z.string(),
        kty: z.literal('EC'),
        crv: z.literal('P-256'),
        x: z.string(),
        y: z.string(),
        alg: z.literal('ES256'),
        use: z.literal('sig'),
      }),
    ),
  }),
  handle: async (_, { signing }) => ({ body: { keys: [...(await signing.publicKeys())] } }),
})
