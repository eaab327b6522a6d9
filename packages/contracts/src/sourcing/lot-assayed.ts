import { z } from 'zod'
import { event } from '../event.ts'
import { fine, fineness, grossMicrograms, id } from '../quantities.ts'

const assayed = {
  assayId: id,
  lotId: id,
  method: z.enum(['titration', 'fire-assay', 'xrf', 'touchstone']),
  measuredFineness: fineness,
  /** Expanded uncertainty (k = 2), in tenths of a per mille. */
  uncertainty: fineness,
  /**
   * confirmed: within its uncertainty of the current value, nothing changes. revalued: the lot now carries the measured
   * fineness. outranked: a better method has spoken already. unreconciled: metal has left the lot, so people must settle it.
   */
  effect: z.enum(['confirmed', 'revalued', 'outranked', 'unreconciled']),
  /** The lot after the assay. */
  grossMicrograms,
  fine,
}

export const lotAssayed = event('sourcing.lot-assayed', {
  stream: 'lot',
  summary: 'The fineness of a lot was measured.',
})
  .first(z.strictObject(assayed))
  .next(
    z.strictObject({
      ...assayed,
      /** What the measurement used up; the lot of above is what is left with the returned bead back in it. The rest is destroyed. */
      sample: z
        .strictObject({ grossMicrograms, fine, returnedGrossMicrograms: grossMicrograms, returnedFine: fine })
        .nullable(),
    }),
    (older) => ({ ...older, sample: null }),
  )
  .build()
