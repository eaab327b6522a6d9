import { quantities } from '@fibula/service-kit'
import { z } from 'zod'
import type { JudgedLot } from '../app/judgeLot.ts'

/** What a person sees after a verdict on a lot. */
export const judgedLotView = z.strictObject({
  lotId: quantities.id,
  status: z.enum(['received', 'accepted', 'rejected']),
  grossMicrograms: quantities.grossMicrograms,
  fine: quantities.fine,
})

export const showJudgedLot = ({ lot, version }: JudgedLot) => ({
  body: { lotId: lot.lotId, status: lot.status, grossMicrograms: lot.grossMicrograms, fine: String(lot.fine) },
  version,
})
