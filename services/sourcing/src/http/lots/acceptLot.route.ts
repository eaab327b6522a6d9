import { commandRoute, quantities } from '@fibula/service-kit'
import { z } from 'zod'
import type { JudgedLot } from '../../app/judgeLot.ts'
import type { JudgeLotRefused } from '../../domain/lot/judgeLot.ts'

import type { Deps } from '../deps.ts'
import { judgeLotProblems } from '../problems.ts'
import { judgedLotView, showJudgedLot } from './views.ts'

export const acceptLot = commandRoute<Deps, JudgedLot, JudgeLotRefused>()({
  method: 'post',
  path: '/lots/{lotId}/accept',
  summary: 'Accepts a lot: it may be used',
  tag: 'lots',
  roles: ['clerk'],
  params: z.strictObject({ lotId: quantities.id }),
  body: z.strictObject({}).optional(),
  success: 200,
  view: judgedLotView,
  problems: judgeLotProblems,
  handle: ({ params: { lotId }, context }, deps) => deps.acceptLot({ lotId }, context),
  respond: showJudgedLot,
})
