import { z } from 'zod'
import { event } from '../event.ts'
import {
  enteredMass,
  fine,
  grossMicrograms,
  id,
  material,
  partyId,
  signedFine,
  signedMicrograms,
} from '../quantities.ts'

const v1 = z.strictObject({
  handOverId: id,
  orderId: id,
  lotId: id,
  ownerId: partyId,
  workshopId: partyId,
  weighed: enteredMass,
  /** The receiver's own weighing and its half-width. */
  weighedMicrograms: grossMicrograms,
  halfWidthMicrograms: grossMicrograms,
  outcome: z.enum(['agreed', 'disputed']),
  /** Charged to work. */
  grossMicrograms,
  fine,
  /** Given minus charged, when the weighings agree. */
  scaleGrossMicrograms: signedMicrograms,
  scaleFine: signedFine,
  /** Given minus charged, when they do not. */
  disputeGrossMicrograms: grossMicrograms,
  disputeFine: fine,
  /** Received beyond what was given, on record but not charged; only when they do not agree. */
  excessMicrograms: grossMicrograms,
})

export const metalAccepted = event('production.metal-accepted', {
  stream: 'order',
  summary: 'The receiver weighed material in and is charged for it.',
})
  .first(v1)
  .next(
    v1.extend({
      /** Metals are charged to work; stones, enamel and thread to the order's balance of components. */
      material,
      /** How many stones; null for what is not counted. */
      pieces: z.int().min(0).nullable(),
    }),
    (older) => ({ ...older, material: 'silver' as const, pieces: null }),
  )
  .build()
