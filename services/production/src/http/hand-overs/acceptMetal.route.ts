import { commandRoute, quantities } from '@fibula/service-kit'
import { z } from 'zod'
import type { Done } from '../../app/onOrder.ts'
import type { AcceptMetalRefused, OrderUnknown } from '../../domain/metal/acceptMetal.ts'
import type { MetalAccepted } from '../../domain/order/events.ts'
import type { Deps } from '../deps.ts'
import { acceptMetalProblems } from '../problems.ts'
import { inputView } from '../views/wholeOrder.ts'

const { enteredMass, id } = quantities

export const acceptMetal = commandRoute<Deps, Done<MetalAccepted>, AcceptMetalRefused | OrderUnknown>()({
  method: 'post',
  path: '/hand-overs/{handOverId}/accept',
  summary: 'Weighs material in: the receiver’s own weighing of a hand-over',
  tag: 'hand-overs',
  roles: ['workshop'],
  params: z.strictObject({ handOverId: id }),
  body: z.strictObject({
    weighed: enteredMass,
    /** The scale's verified maximum error, or else one display step. */
    halfWidth: enteredMass,
    /** The receiver's own count of stones; as many as were given when it is left out. */
    pieces: z.int().min(0).max(1_000_000).optional(),
  }),
  success: 200,
  view: inputView.extend({ orderId: id }),
  problems: acceptMetalProblems,
  handle: ({ params: { handOverId }, body, context }, deps) =>
    deps.acceptMetal({ handOverId, ...body, pieces: body.pieces ?? null }, context),
  respond: ({ event, version }) => ({
    body: {
      handOverId: event.handOverId,
      orderId: event.orderId,
      lotId: event.lotId,
      material: event.material,
      pieces: event.pieces,
      outcome: event.outcome,
      grossMicrograms: event.grossMicrograms,
      fine: String(event.fine),
      scaleGrossMicrograms: event.scale.grossMicrograms,
      scaleFine: String(event.scale.fine),
      disputeGrossMicrograms: event.dispute.grossMicrograms,
      disputeFine: String(event.dispute.fine),
      excessMicrograms: event.excessMicrograms,
    },
    version,
  }),
})
