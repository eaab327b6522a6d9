import { z } from 'zod'
import { event } from '../event.ts'
import {
  enteredMass,
  fine,
  grossMicrograms,
  id,
  material,
  partyId,
  photos,
  signedFine,
  signedMicrograms,
  text,
} from '../quantities.ts'
import { custodyModel, originClass, pieces } from './words.ts'

export const metalTakenBack = event('sourcing.metal-taken-back', {
  stream: 'lot',
  summary: 'What a workshop sent back was weighed in by its owner and is a lot again.',
})
  .first(
    z.strictObject({
      returnId: id,
      /** The new lot. */
      lotId: id,
      orderId: id,
      ownerId: partyId,
      workshopId: partyId,
      /** Which residue lot of the order it was; null for metal that was not worked. */
      residueLotId: id.nullable(),
      material,
      class: z.enum(['metal', 'sprue', 'scrap', 'filings', 'polishing-dust', 'sweeps', 'crucible-skull']),
      place: text(100).nullable(),
      /** The owner's own weighing, as typed; and its half-width. */
      weighed: enteredMass,
      weighedMicrograms: grossMicrograms,
      halfWidthMicrograms: grossMicrograms,
      /** disputed: the weighings, or the counts of stones, differ by more than scales can explain. */
      outcome: z.enum(['agreed', 'disputed']),
      /** What the new lot holds. */
      grossMicrograms,
      fine,
      pieces,
      /** What the workshop counted. */
      sentPieces: pieces,
      /** Sent minus taken back, when the weighings agree. */
      scaleGrossMicrograms: signedMicrograms,
      scaleFine: signedFine,
      /** Sent minus taken back, when they do not. */
      disputeGrossMicrograms: grossMicrograms,
      disputeFine: fine,
      /** Received beyond what was sent, on record but in no lot; only when they do not agree. */
      excessMicrograms: grossMicrograms,
      status: z.enum(['received', 'accepted']),
      /** Of the lots that the order was given. */
      originClass,
      custodyModel,
      claimedMicrograms: grossMicrograms,
      photos,
    }),
  )
  .build()
