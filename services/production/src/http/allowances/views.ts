import { quantities } from '@fibula/service-kit'
import { z } from 'zod'
import type { AllowanceShown } from '../../app/reads.ts'
import { technique } from '../views/common.ts'

export const rate = z.int().min(0).max(10_000)

export const allowanceView = z.strictObject({
  allowanceId: quantities.id,
  technique,
  from: quantities.day,
  /** Hundredths of a per cent of the products' fine. */
  rate,
  /** What residues of assumed fineness hold counts as lost too. */
  includesRecoverable: z.boolean(),
  source: z.string(),
})

export const showAllowance = (allowance: AllowanceShown): z.output<typeof allowanceView> => ({
  allowanceId: allowance.id,
  technique: allowance.technique as z.output<typeof technique>,
  from: allowance.validFrom,
  rate: allowance.rate,
  includesRecoverable: allowance.includesRecoverable,
  source: allowance.source,
})
