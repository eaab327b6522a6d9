import { commandRoute, quantities } from '@fibula/service-kit'
import { z } from 'zod'
import type { JudgeOnClaimsRefused } from '../../app/claims.ts'
import type { JudgedLot } from '../../app/judgeLot.ts'
import { judgeOnClaimsProblems } from '../claims/problems.ts'
import type { Deps } from '../deps.ts'
import { judgedLotView, showJudgedLot } from './views.ts'

export const acceptLot = commandRoute<Deps, JudgedLot, JudgeOnClaimsRefused>()({
  method: 'post',
  path: '/lots/{lotId}/accept',
  summary: 'Accepts a lot: it may be used',
  tag: 'lots',
  roles: ['clerk'],
  params: z.strictObject({ lotId: quantities.id }),
  body: z.strictObject({}).optional(),
  success: 200,
  view: judgedLotView,
  problems: judgeOnClaimsProblems,
  handle: ({ params: { lotId }, context }, deps) => deps.acceptLot({ lotId }, context),
  respond: showJudgedLot,
})
