import { commandRoute, quantities } from '@fibula/service-kit'
import { z } from 'zod'
import type { AcceptedMetal } from '../app/acceptMetal.ts'
import type { AcceptMetalRefused } from '../domain/acceptMetal.ts'
import type { Deps } from './deps.ts'
import { acceptMetalProblems } from './problems.ts'
import { inputView } from './views.ts'

const { enteredMass, id } = quantities

export const acceptMetal = commandRoute<Deps, AcceptedMetal, AcceptMetalRefused>()({
  method: 'post',
  path: '/hand-overs/{handOverId}/accept',
  summary: 'Weighs metal in: the receiver’s own weighing of a hand-over',
  tag: 'hand-overs',
  roles: ['workshop'],
  params: z.strictObject({ handOverId: id }),
  body: z.strictObject({
    weighed: enteredMass,
    /** The scale's verified maximum error, or else one display step. */
    halfWidth: enteredMass,
  }),
  success: 200,
  view: inputView.extend({ orderId: id }),
  problems: acceptMetalProblems,
  handle: ({ params: { handOverId }, body, context }, deps) => deps.acceptMetal({ handOverId, ...body }, context),
  respond: (accepted) => ({
    body: {
      handOverId: accepted.handOverId,
      orderId: accepted.orderId,
      lotId: accepted.lotId,
      outcome: accepted.outcome,
      grossMicrograms: accepted.grossMicrograms,
      fine: String(accepted.fine),
      scaleGrossMicrograms: accepted.scale.grossMicrograms,
      scaleFine: String(accepted.scale.fine),
      disputeGrossMicrograms: accepted.dispute.grossMicrograms,
      disputeFine: String(accepted.dispute.fine),
      excessMicrograms: accepted.excessMicrograms,
    },
    version: accepted.version,
  }),
})
