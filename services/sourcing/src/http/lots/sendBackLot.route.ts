import { commandRoute, quantities } from '@fibula/service-kit'
import { z } from 'zod'
import type { JudgedLot } from '../../app/judgeLot.ts'
import type { SendBackLotRefused } from '../../domain/lot/judgeLot.ts'

import type { Deps } from '../deps.ts'
import { sendBackLotProblems } from '../problems.ts'
import { judgedLotView, showJudgedLot } from './views.ts'

export const sendBackLot = commandRoute<Deps, JudgedLot, SendBackLotRefused>()({
  method: 'post',
  path: '/lots/{lotId}/send-back',
  summary: 'Sends what is left of a rejected lot back to its supplier',
  tag: 'lots',
  roles: ['clerk'],
  params: z.strictObject({ lotId: quantities.id }),
  body: z.strictObject({ note: quantities.text(500).optional() }).default({}),
  success: 200,
  view: judgedLotView,
  problems: sendBackLotProblems,
  handle: ({ params: { lotId }, body: { note = null }, context }, deps) => deps.sendBackLot({ lotId, note }, context),
  respond: showJudgedLot,
})
