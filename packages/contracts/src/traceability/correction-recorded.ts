import { z } from 'zod'
import { event } from '../event.ts'
import { fineness, grossMicrograms, id, partyId, signedFine, signedMicrograms, text } from '../quantities.ts'

/** What is now known instead of what was told; null: as it was told. */
const replacement = z.strictObject({
  grossMicrograms: grossMicrograms.nullable(),
  fineness: fineness.nullable(),
  /** Of an assay: expanded (k = 2), in tenths of a per mille. */
  uncertainty: fineness.nullable(),
  /** Of what is counted. */
  pieces: z.int().min(0).nullable(),
})

/** One line of a movement: the account is `owner/possessor/kind:id`; content per element in 0.1 ng, absent where there is none. */
const line = z.strictObject({
  account: text(300),
  book: z.enum(['metal', 'stones', 'components']),
  grossMicrograms: signedMicrograms,
  content: z.strictObject({
    Ag: signedFine.optional(),
    Au: signedFine.optional(),
    Pt: signedFine.optional(),
    Pd: signedFine.optional(),
  }),
  pieces: z.int(),
})

export const correctionRecorded = event('traceability.correction-recorded', {
  stream: 'correction',
  summary: 'Facts that were told wrongly are corrected as one set; the corrected facts stay, and so does this.',
})
  .first(
    z.strictObject({
      correctionId: id,
      organisationId: partyId,
      note: text(500).nullable(),
      facts: z
        .array(
          z.strictObject({
            /** The id of the event that is corrected, and where it is told. */
            factId: id,
            type: text(100),
            streamId: id,
            /** did-not-occur: nothing of it is true. incorrect-data: it happened, with these quantities instead. */
            reason: z.enum(['did-not-occur', 'incorrect-data']),
            replacement: replacement.nullable(),
          }),
        )
        .min(1)
        .max(50),
      /** What the ledger posts for it: each movement names the fact that it belongs to and sums to zero, in every component. */
      movements: z.array(z.strictObject({ factId: id, lines: z.array(line) })),
    }),
  )
  .build()
