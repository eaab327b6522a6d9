import { commandRoute, quantities } from '@fibula/service-kit'
import { z } from 'zod'
import type { JudgeOnClaimsRefused } from '../../app/claims.ts'
import type { JudgedLot } from '../../app/judgeLot.ts'
import { rejectionReasons } from '../../domain/words.ts'
import { judgeOnClaimsProblems } from '../claims/problems.ts'
import type { Deps } from '../deps.ts'
import { judgedLotView, showJudgedLot } from './views.ts'

export const rejectLot = commandRoute<Deps, JudgedLot, JudgeOnClaimsRefused>()({
  method: 'post',
  path: '/lots/{lotId}/reject',
  summary: 'Rejects a lot: it is never used',
  tag: 'lots',
  roles: ['clerk'],
  params: z.strictObject({ lotId: quantities.id }),
  body: z.strictObject({ reason: z.enum(rejectionReasons), note: quantities.text(500).optional() }),
  success: 200,
  view: judgedLotView,
  problems: judgeOnClaimsProblems,
  handle: ({ params: { lotId }, body: { reason, note = null }, context }, deps) =>
    deps.rejectLot({ lotId, reason, note }, context),
  respond: showJudgedLot,
})
