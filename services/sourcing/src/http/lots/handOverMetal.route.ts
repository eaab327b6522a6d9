import { commandRoute, newId, quantities } from '@fibula/service-kit'
import { z } from 'zod'
import type { RecordedHandOver } from '../../app/handOverMetal.ts'
import type { HandOverMetalRefused } from '../../domain/lot/handOverMetal.ts'
import type { Deps } from '../deps.ts'
import { handOverMetalProblems } from '../problems.ts'

const { enteredMass, fine, grossMicrograms, id, partyId } = quantities

const pieces = z.int().min(0).nullable()

const common = {
  handOverId: id.optional(),
  orderId: id,
  /** The scale's verified maximum error, or else one display step. */
  halfWidth: enteredMass,
}

export const handOverMetal = commandRoute<Deps, RecordedHandOver, HandOverMetalRefused>()({
  method: 'post',
  path: '/lots/{lotId}/hand-overs',
  summary: 'Hands metal of a lot over to a production order: a weighed part, or the rest',
  tag: 'lots',
  roles: ['clerk'],
  params: z.strictObject({ lotId: id }),
  body: z.union([
    z.strictObject({
      ...common,
      weighed: enteredMass,
      /** Stones are counted as well as weighed. */
      pieces: z.int().min(1).max(10_000_000).nullable().default(null),
      last: z.literal(false).optional(),
    }),
    z.strictObject({ ...common, last: z.literal(true) }),
  ]),
  success: 201,
  view: z.strictObject({
    handOverId: id,
    lotId: id,
    orderId: id,
    receiverId: partyId,
    grossMicrograms,
    fine,
    pieces,
    remainingGrossMicrograms: grossMicrograms,
    remainingFine: fine,
    remainingPieces: pieces,
  }),
  problems: handOverMetalProblems,
  handle: ({ params: { lotId }, body, context }, deps) =>
    deps.handOverMetal(
      {
        lotId,
        handOverId: body.handOverId ?? newId(),
        orderId: body.orderId,
        weighed: body.last ? null : body.weighed,
        pieces: body.last ? null : body.pieces,
        halfWidth: body.halfWidth,
      },
      context,
    ),
  respond: (handedOver) => ({
    body: {
      handOverId: handedOver.handOverId,
      lotId: handedOver.lotId,
      orderId: handedOver.orderId,
      receiverId: handedOver.receiverId,
      grossMicrograms: handedOver.grossMicrograms,
      fine: String(handedOver.fine),
      pieces: handedOver.pieces,
      remainingGrossMicrograms: handedOver.remainingGrossMicrograms,
      remainingFine: String(handedOver.remainingFine),
      remainingPieces: handedOver.remainingPieces,
    },
    version: handedOver.version,
    location: `/lots/${handedOver.lotId}`,
  }),
})
