import { z } from 'zod'
import { event } from '../event.ts'
import { enteredMass, fine, grossMicrograms, id, material, partyId } from '../quantities.ts'
import { pieces } from './words.ts'

const handedOver = {
  handOverId: id,
  lotId: id,
  orderId: id,
  ownerId: partyId,
  /** The workshop that receives it; possession changes, ownership does not. */
  receiverId: partyId,
  /** What was typed; null for a last take, which empties the lot at its book value. */
  weighed: enteredMass.nullable(),
  grossMicrograms,
  fine,
  /** Half-width of the giver's weighing. */
  halfWidthMicrograms: grossMicrograms,
  last: z.boolean(),
  /** What remains in the lot. */
  remainingGrossMicrograms: grossMicrograms,
  remainingFine: fine,
}

export const metalHandedOver = event('sourcing.metal-handed-over', {
  stream: 'lot',
  summary: 'Material was weighed out of a lot, for a production order.',
})
  .first(z.strictObject(handedOver))
  .next(
    z.strictObject({
      ...handedOver,
      material,
      /** Stones are counted as well as weighed. */
      pieces,
      remainingPieces: pieces,
    }),
    (older) => ({ ...older, material: 'silver' as const, pieces: null, remainingPieces: null }),
  )
  .build()
