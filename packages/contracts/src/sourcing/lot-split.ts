import { z } from 'zod'
import { event } from '../event.ts'
import { fine, grossMicrograms, id } from '../quantities.ts'
import { part, pieces } from './words.ts'

export const lotSplit = event('sourcing.lot-split', {
  stream: 'lot',
  summary: 'Parts of a lot became lots of their own; parts and rest add up to what it held.',
})
  .first(
    z.strictObject({
      lotId: id,
      parts: z.array(part).min(1).max(20),
      remainingGrossMicrograms: grossMicrograms,
      remainingFine: fine,
      remainingPieces: pieces,
    }),
  )
  .build()
