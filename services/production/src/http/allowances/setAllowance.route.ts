import { commandRoute, quantities } from '@fibula/service-kit'
import { z } from 'zod'
import type { RecordedAllowance } from '../../app/setAllowance.ts'
import type { SetAllowanceRefused } from '../../domain/allowance/allowance.ts'
import type { Deps } from '../deps.ts'
import { setAllowanceProblems } from '../problems.ts'
import { technique } from '../views/common.ts'
import { allowanceView, rate } from './views.ts'

export const setAllowance = commandRoute<Deps, RecordedAllowance, SetAllowanceRefused>()({
  method: 'put',
  path: '/allowances/{technique}/{from}',
  summary:
    'Says which loss the cooperative allows to a technique from a day on; orders are judged by that of the day on which they close',
  tag: 'allowances',
  roles: ['clerk'],
  params: z.strictObject({ technique, from: quantities.day }),
  body: z.strictObject({
    rate,
    includesRecoverable: z.boolean().default(false),
    /** The norm, or who decided. */
    source: quantities.text(200),
  }),
  success: 200,
  view: allowanceView,
  problems: setAllowanceProblems,
  handle: ({ params, body, context }, deps) => deps.setAllowance({ ...params, ...body }, context),
  respond: ({ type: _, ownerId: __, version, ...set }) => ({ body: set, version }),
})
