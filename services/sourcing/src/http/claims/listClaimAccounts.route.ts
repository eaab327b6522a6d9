import { formatFine } from '@fibula/kernel'
import { idCursor, page, pageOf, pageQuery, quantities, queryRoute, readCursor } from '@fibula/service-kit'
import { z } from 'zod'
import { grams, heading, headings } from '../columns.ts'
import type { Deps } from '../deps.ts'
import { claimAccountView, claimedOrigin, period, showClaimAccount } from './views.ts'

export const listClaimAccounts = queryRoute<Deps>()({
  path: '/claim-accounts',
  summary: 'What may still be claimed under a mass balance, by site, material, origin and period; the newest first',
  tag: 'claims',
  roles: ['clerk'],
  query: z.strictObject({
    ...pageQuery,
    siteId: quantities.partyId.optional(),
    material: quantities.material.optional(),
    originClass: claimedOrigin.optional(),
    period: period.optional(),
  }),
  view: pageOf(claimAccountView),
  table: {
    name: 'claim-accounts',
    columns: [
      { heading: heading('Période', 'الفترة', 'Period'), value: (account) => account.period },
      { heading: heading('Site', 'الموقع', 'Site'), value: ({ siteId }) => siteId },
      { heading: headings.material, value: ({ material }) => material },
      { heading: heading('Origine', 'المصدر', 'Origin'), value: ({ originClass }) => originClass },
      { heading: headings.gross, value: ({ grossMicrograms }) => grams(Number(grossMicrograms)) },
      { heading: headings.fine, value: ({ fine }) => formatFine(fine) },
    ],
  },
  handle: async ({ query: { limit, cursor, ...filter }, actor }, { claims }) => {
    const after = readCursor(idCursor, cursor)?.[0]
    const rows = await claims.accounts(actor.organisationId, filter, { after, limit })
    const { items, next } = page(rows, limit, ({ accountId }) => [accountId])
    return { body: { items: items.map(showClaimAccount), next } }
  },
})
