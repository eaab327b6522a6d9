import { commandRoute, quantities } from '@fibula/service-kit'
import { z } from 'zod'
import type { JudgedLot } from '../../app/judgeLot.ts'
import type { QuarantineLotRefused } from '../../domain/lot/judgeLot.ts'
import { quarantineReasons } from '../../domain/words.ts'
import type { Deps } from '../deps.ts'
import { quarantineLotProblems } from '../problems.ts'
import { judgedLotView, showJudgedLot } from './views.ts'

export const quarantineLot = commandRoute<Deps, JudgedLot, QuarantineLotRefused>()({
  method: 'post',
  path: '/lots/{lotId}/quarantine',
  summary: 'Quarantines a lot: nothing may leave it until it is released',
  tag: 'lots',
  roles: ['clerk'],
  params: z.strictObject({ lotId: quantities.id }),
  body: z.strictObject({ reason: z.enum(quarantineReasons), note: quantities.text(500).optional() }),
  success: 200,
  view: judgedLotView,
  problems: quarantineLotProblems,
  handle: ({ params: { lotId }, body: { reason, note = null }, context }, deps) =>
    deps.quarantineLot({ lotId, reason, note }, context),
  respond: showJudgedLot,
})
