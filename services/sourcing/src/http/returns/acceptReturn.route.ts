import { commandRoute, newId, quantities } from '@fibula/service-kit'
import { z } from 'zod'
import type { MetalTakenBack } from '../../domain/lot/events.ts'
import type { TakeBackRefused } from '../../domain/lot/takeBack.ts'
import type { Deps } from '../deps.ts'
import { takeBackProblems } from '../problems.ts'
import { takenView } from './views.ts'

const { enteredMass, id, photos, text } = quantities

export const acceptReturn = commandRoute<Deps, MetalTakenBack, TakeBackRefused>()({
  method: 'post',
  path: '/returns/{returnId}/accept',
  summary: 'Weighs in what a workshop sent back; it becomes a lot, and a difference is put on record',
  tag: 'returns',
  roles: ['clerk'],
  params: z.strictObject({ returnId: id }),
  body: z.strictObject({
    lotId: id.optional(),
    weighed: enteredMass,
    /** The scale's verified maximum error, or else one display step. */
    halfWidth: enteredMass,
    /** Stones are counted as well as weighed. */
    pieces: z.int().min(0).max(10_000_000).nullable().default(null),
    place: text(100).nullable().default(null),
    photos: photos.default([]),
  }),
  success: 201,
  view: takenView,
  problems: takeBackProblems,
  handle: ({ params: { returnId }, body: { lotId = newId(), ...body }, context }, deps) =>
    deps.takeBack({ returnId, lotId, ...body }, context),
  respond: (taken) => ({
    body: {
      lotId: taken.lotId,
      weighed: taken.weighed,
      outcome: taken.outcome,
      grossMicrograms: taken.grossMicrograms,
      fine: String(taken.fine),
      pieces: taken.pieces,
      scaleGrossMicrograms: taken.scale.grossMicrograms,
      scaleFine: String(taken.scale.fine),
      disputeGrossMicrograms: taken.dispute.grossMicrograms,
      disputeFine: String(taken.dispute.fine),
      excessMicrograms: taken.excessMicrograms,
    },
    version: 1,
    location: `/lots/${taken.lotId}`,
  }),
})
