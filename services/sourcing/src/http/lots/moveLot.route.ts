import { commandRoute, quantities } from '@fibula/service-kit'
import { z } from 'zod'
import type { JudgedLot } from '../../app/judgeLot.ts'
import type { MoveLotRefused } from '../../domain/lot/moveLot.ts'
import type { Deps } from '../deps.ts'
import { moveLotProblems } from '../problems.ts'
import { judgedLotView, showJudgedLot } from './views.ts'

export const moveLot = commandRoute<Deps, JudgedLot, MoveLotRefused>()({
  method: 'post',
  path: '/lots/{lotId}/move',
  summary: 'Says where a lot lies from now on, and who keeps it; whose it is does not change',
  tag: 'lots',
  roles: ['clerk'],
  params: z.strictObject({ lotId: quantities.id }),
  body: z.strictObject({ place: quantities.text(100).nullable(), possessorId: quantities.partyId.optional() }),
  success: 200,
  view: judgedLotView,
  problems: moveLotProblems,
  handle: ({ params: { lotId }, body, context }, deps) => deps.moveLot({ lotId, ...body }, context),
  respond: showJudgedLot,
})
