import { z } from 'zod'
import { fine, grossMicrograms, id } from '../quantities.ts'

export const originClass = z.enum(['large-scale-mined', 'artisanal-mined', 'recycled', 'grandfathered', 'unknown'])

export const custodyModel = z.enum(['identity-preserved', 'segregated', 'controlled-blending', 'mass-balance', 'none'])

/** What the fineness of a lot rests on; `computed`: added up from its parts. */
export const basis = z.enum(['declared', 'computed', 'titration', 'fire-assay', 'xrf', 'touchstone'])

/** How many; null where nobody counts. */
export const pieces = z.int().min(0).nullable()

/** A part of a lot, or what becomes one. */
export const part = z.strictObject({ lotId: id, grossMicrograms, fine, pieces })
