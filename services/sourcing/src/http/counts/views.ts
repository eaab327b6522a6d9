import { quantities } from '@fibula/service-kit'
import { z } from 'zod'
import type { CountShown } from '../../app/reads.ts'

const { fine, grossMicrograms, id, instant, signedFine, signedMicrograms } = quantities

export const countView = z.strictObject({
  countId: id,
  lotId: id,
  /** What was found, and is what the lot holds from then on. */
  grossMicrograms,
  fine,
  pieces: z.int().min(0).nullable(),
  /** Found less what was booked: below zero when some is gone. */
  differenceMicrograms: signedMicrograms,
  differenceFine: signedFine,
  differencePieces: z.int(),
  note: z.string().nullable(),
  happenedAt: instant,
})

export const showCount = (count: CountShown): z.output<typeof countView> => ({
  countId: count.id,
  lotId: count.lotId,
  grossMicrograms: Number(count.grossMicrograms),
  fine: String(count.fine),
  pieces: count.pieces,
  differenceMicrograms: Number(count.differenceMicrograms),
  differenceFine: String(count.differenceFine),
  differencePieces: count.differencePieces,
  note: count.note,
  happenedAt: count.happenedAt.toISOString(),
})
