import { commandRoute, quantities } from '@fibula/service-kit'
import { z } from 'zod'
import type { JudgedLot } from '../../app/judgeLot.ts'
import type { AcceptDifferenceRefused } from '../../domain/lot/acceptDifference.ts'
import type { Deps } from '../deps.ts'
import { acceptDifferenceProblems } from '../problems.ts'
import { judgedLotView, showJudgedLot } from './views.ts'

export const acceptDifference = commandRoute<Deps, JudgedLot, AcceptDifferenceRefused>()({
  method: 'post',
  path: '/lots/{lotId}/difference/accept',
  summary:
    'Records that the supplier accepts what assays found of a delivery: the difference is settled with the supplier',
  tag: 'lots',
  roles: ['clerk'],
  params: z.strictObject({ lotId: quantities.id }),
  body: z.strictObject({}).optional(),
  success: 200,
  view: judgedLotView,
  problems: acceptDifferenceProblems,
  handle: ({ params: { lotId }, context }, deps) => deps.acceptDifference({ lotId }, context),
  respond: showJudgedLot,
})
