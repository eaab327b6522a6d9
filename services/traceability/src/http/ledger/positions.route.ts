import { page, pageOf, pageQuery, quantities, queryRoute, readCursor } from '@fibula/service-kit'
import { z } from 'zod'
import type { Deps } from '../deps.ts'
import {
  accountCursor,
  accountPlace,
  accountQuery,
  filterOf,
  headings,
  openAccountView,
  positionColumns,
  positionView,
  scopeOf,
  showOpenAccount,
  showPosition,
} from './shapes.ts'

export const listPositions = queryRoute<Deps>()({
  path: '/ledger/positions',
  summary:
    'Where every microgram is: by lot, order, workshop, cooperative or supplier, now or by what was recorded until a moment',
  tag: 'ledger',
  roles: ['clerk', 'workshop', 'seller', 'inspector'],
  query: z.strictObject({ ...pageQuery, ...accountQuery, at: quantities.instant.optional() }),
  view: pageOf(positionView),
  table: { name: 'positions', columns: positionColumns },
  handle: async ({ query: { limit, cursor, at, ...query }, actor }, { ledger }) => {
    const after = readCursor(accountCursor, cursor)
    const found = await ledger.positions(scopeOf(actor), { ...filterOf(query), at }, { after, limit: limit + 1 })
    return { body: page(found.map(showPosition), limit, accountPlace) }
  },
})

export const listOpenAccounts = queryRoute<Deps>()({
  path: '/ledger/open-accounts',
  summary:
    'What is not settled: on its way, in dispute, missing, surplus, owed between owners, revalued, at a refiner, residues of assumed fineness',
  tag: 'ledger',
  roles: ['clerk', 'workshop', 'seller', 'inspector'],
  query: z.strictObject({
    ...pageQuery,
    kind: accountQuery.kind,
    cooperativeId: accountQuery.cooperativeId,
    workshopId: accountQuery.workshopId,
  }),
  view: pageOf(openAccountView),
  table: {
    name: 'open-accounts',
    columns: [...positionColumns, { heading: headings.happened, value: ({ since }) => since }],
  },
  handle: async ({ query: { limit, cursor, ...query }, actor }, { ledger }) => {
    const after = readCursor(accountCursor, cursor)
    const found = await ledger.openAccounts(scopeOf(actor), filterOf(query), { after, limit: limit + 1 })
    return { body: page(found.map(showOpenAccount), limit, accountPlace) }
  },
})
