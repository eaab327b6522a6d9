import { z } from 'zod'
import { event } from '../event.ts'
import { fine, grossMicrograms, id, partyId, signedFine, signedMicrograms } from '../quantities.ts'
import { noStones, stones } from './shapes.ts'

const v1 = z.strictObject({
  orderId: id,
  ownerId: partyId,
  workshopId: partyId,
  kind: z.enum(['provisional', 'final']),
  inputs: z.array(z.strictObject({ lotId: id, grossMicrograms, fine })),
  pieces: z.array(z.strictObject({ pieceId: id, grossMicrograms, fine })),
  residues: z.array(
    z.strictObject({
      residueLotId: id,
      class: z.string(),
      grossMicrograms,
      fine,
      foreignMicrograms: grossMicrograms,
    }),
  ),
  loss: z.strictObject({ grossMicrograms, fine }),
  allowanceFine: fine,
  /** The balanced movement: account key, e.g. `work:<orderId>`, gross and fine; each component sums to zero. */
  lines: z.array(z.strictObject({ account: z.string(), grossMicrograms: signedMicrograms, fine: signedFine })),
})

const v2 = v1.extend({
  /** What went back before: it is no part of `inputs`, which are what the work still held, shared over the lots. */
  sentBack: z.strictObject({ grossMicrograms, fine }),
  /** Said to be lost while it was worked on; `loss` is what is judged. */
  declaredLossMicrograms: grossMicrograms,
  /** issued = set + returned + broken. */
  stones: z.strictObject({ issued: stones, set: stones, returned: stones, broken: stones }),
})

export const orderClosed = event('production.order-closed', {
  stream: 'order',
  summary: 'Every gram of an order is product, residue or allowed loss; provisional until its residues are settled.',
})
  .first(v1)
  .next(v2, (older) => ({
    ...older,
    sentBack: { grossMicrograms: 0, fine: '0' },
    declaredLossMicrograms: 0,
    stones: { issued: noStones, set: noStones, returned: noStones, broken: noStones },
  }))
  .next(
    v2.extend({
      /** By which it was judged: hundredths of a per cent of the products' fine. Null: older orders, by the default of the technique. */
      allowanceRate: z.int().min(0).max(10_000).nullable(),
      /** Of `loss`: what is beyond the allowance, and how both settled it. */
      missing: z.strictObject({ grossMicrograms, fine }),
      missingSettledBy: z.enum(['waived', 'money', 'pay']).nullable(),
      /** Put out beyond what went in, which both accepted. */
      surplus: z.strictObject({ grossMicrograms, fine }),
    }),
    (older) => ({
      ...older,
      allowanceRate: null,
      missing: { grossMicrograms: 0, fine: '0' },
      missingSettledBy: null,
      surplus: { grossMicrograms: 0, fine: '0' },
    }),
  )
  .build()
