import { commandRoute, newId, quantities } from '@fibula/service-kit'
import { z } from 'zod'
import type { Refused } from '../../app/handOvers.ts'
import type { HandOverDecided } from '../../domain/metal/acceptMetal.ts'
import type { Deps } from '../deps.ts'
import { refuseHandOverProblems } from '../problems.ts'
import { sentBackView, showSentBack } from '../views/returns.ts'

const { id, text } = quantities

export const refuseHandOver = commandRoute<Deps, Refused, HandOverDecided>()({
  method: 'post',
  path: '/hand-overs/{handOverId}/refuse',
  summary: 'Does not take a hand-over; it goes back as it was given, whatever became of its order',
  tag: 'hand-overs',
  roles: ['workshop'],
  params: z.strictObject({ handOverId: id }),
  body: z.strictObject({ reason: text(500) }),
  success: 200,
  view: sentBackView,
  problems: refuseHandOverProblems,
  handle: ({ params: { handOverId }, body: { reason }, context }, deps) =>
    deps.refuseHandOver({ handOverId, reason, returnId: newId() }, context),
  respond: ({ event, version }) => ({ body: showSentBack(event), version }),
})
