import { z } from 'zod'
import { event } from '../event.ts'
import { enteredMass, fine, grossMicrograms, id, material, text } from '../quantities.ts'
import { ofOrder, residueClass } from './shapes.ts'

export const metalSentBack = event('production.metal-sent-back', {
  stream: 'order',
  summary: 'A workshop gives material of an order back to its owner, who weighs it in.',
})
  .first(
    z.strictObject({
      returnId: id,
      ...ofOrder,
      /** Unused metal, a class of residue, or a component. */
      what: z.enum(['metal', ...residueClass.options, 'stones', 'enamel', 'thread']),
      material,
      /** The lot that it came from, when it is unmixed metal or a hand-over that was refused. */
      lotId: id.nullable(),
      /** The residue that goes back as it is. */
      residueLotId: id.nullable(),
      /** A hand-over that was refused before it was weighed in: it was never charged. */
      handOverId: id.nullable(),
      /** What was typed; null: at book value. */
      weighed: enteredMass.nullable(),
      grossMicrograms,
      fine,
      /** The part of a dirty residue that is not metal; it was never charged. */
      foreignMicrograms: grossMicrograms,
      /** How many stones. */
      pieces: z.int().min(0).nullable(),
      halfWidthMicrograms: grossMicrograms,
      reason: text(500).nullable(),
    }),
  )
  .build()
