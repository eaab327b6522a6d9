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
  text,
} from '../quantities.ts'
import { pieces } from './words.ts'

export const lotCounted = event('sourcing.lot-counted', {
  stream: 'lot',
  summary:
    'A lot was weighed where it lies: what was found is what it holds from now on, and the difference is on record.',
})
  .first(
    z.strictObject({
      countId: id,
      lotId: id,
      ownerId: partyId,
      possessorId: partyId,
      material,
      weighed: enteredMass,
      halfWidthMicrograms: grossMicrograms,
      /** What is there, with its share of fine. */
      grossMicrograms,
      fine,
      pieces,
      /** Found less what was booked: below zero when some is gone. */
      differenceMicrograms: signedMicrograms,
      differenceFine: signedFine,
      differencePieces: z.int(),
      note: text(500).nullable(),
    }),
  )
  .build()
