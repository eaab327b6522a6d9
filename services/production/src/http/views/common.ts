import { techniques } from '@fibula/kernel'
import { quantities } from '@fibula/service-kit'
import { z } from 'zod'
import { stepNames, stepStatuses } from '../../domain/steps/steps.ts'

const { fine, grossMicrograms, material, signedFine, signedMicrograms } = quantities

export const technique = z.enum(techniques)
export const stepName = z.enum(stepNames)
export const stepStatus = z.enum(stepStatuses)
export const steps = z.array(stepName).min(1).max(40)

/** For one piece: stones by pieces, everything else by mass, either where it is known. */
export const bill = z
  .array(
    z.strictObject({
      material,
      pieces: z.int().min(1).max(100_000).nullable(),
      micrograms: grossMicrograms.nullable(),
    }),
  )
  .max(20)

export const stonesView = z.strictObject({ pieces: z.int(), micrograms: signedMicrograms })
export const metalView = z.strictObject({ grossMicrograms, fine })
/** An amount that may be below nothing: more came out than went in. */
export const signedMetalView = z.strictObject({ grossMicrograms: signedMicrograms, fine: signedFine })

export const told = (metal: { grossMicrograms: number; fine: bigint }) => ({
  grossMicrograms: metal.grossMicrograms,
  fine: String(metal.fine),
})
