import { fixedPoint } from '@fibula/kernel'
import { page, pageOf, pageQuery, quantities, queryRoute, readCursor } from '@fibula/service-kit'
import { z } from 'zod'
import type { Deps } from '../deps.ts'
import { headings } from '../texts.ts'
import { technique } from '../views/common.ts'
import { allowanceView, showAllowance } from './views.ts'

const cursorOf = z.tuple([quantities.day, quantities.id])

export const listAllowances = queryRoute<Deps>()({
  path: '/allowances',
  summary:
    'The losses that the cooperative allows, the latest first; where it said nothing, the default of the technique counts',
  tag: 'allowances',
  roles: ['clerk'],
  query: z.strictObject({ ...pageQuery, technique: technique.optional() }),
  view: pageOf(allowanceView),
  table: {
    name: 'allowances',
    columns: [
      { heading: headings.technique, value: (allowance) => allowance.technique },
      { heading: headings.since, value: ({ from }) => from },
      { heading: headings.allowed, value: ({ rate }) => fixedPoint(rate, 2) },
      { heading: headings.recoverable, value: ({ includesRecoverable }) => String(includesRecoverable) },
      { heading: headings.source, value: ({ source }) => source },
    ],
  },
  handle: async ({ query: { limit, cursor, ...filter }, actor }, { reads }) => {
    const after = readCursor(cursorOf, cursor)
    const rows = await reads.allowances(actor.organisationId, filter.technique, { after, limit })
    const { items, next } = page(rows, limit, ({ validFrom, id }) => [validFrom, id])
    return { body: { items: items.map(showAllowance), next } }
  },
})
