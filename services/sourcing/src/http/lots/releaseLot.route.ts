import { commandRoute, quantities } from '@fibula/service-kit'
import { z } from 'zod'
import type { JudgedLot } from '../../app/judgeLot.ts'
import type { ReleaseLotRefused } from '../../domain/lot/judgeLot.ts'

import type { Deps } from '../deps.ts'
import { releaseLotProblems } from '../problems.ts'
import { judgedLotView, showJudgedLot } from './views.ts'

export const releaseLot = commandRoute<Deps, JudgedLot, ReleaseLotRefused>()({
  method: 'post',
  path: '/lots/{lotId}/release',
  summary: 'Ends the quarantine of a lot',
  tag: 'lots',
  roles: ['clerk'],
  params: z.strictObject({ lotId: quantities.id }),
  body: z.strictObject({ note: quantities.text(500).optional() }).default({}),
  success: 200,
  view: judgedLotView,
  problems: releaseLotProblems,
  handle: ({ params: { lotId }, body: { note = null }, context }, deps) => deps.releaseLot({ lotId, note }, context),
  respond: showJudgedLot,
})
