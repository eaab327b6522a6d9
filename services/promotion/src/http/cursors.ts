import { HttpProblem, quantities, readCursor } from '@fibula/service-kit'
import { z } from 'zod'
import type { Part } from '../app/reads.ts'

const { id, instant } = quantities
const keptText = z
  .string()
  .max(400)
  .refine((value) => !value.includes('\u0000') && value.isWellFormed())

/** What the first half of a cursor may be, by what the list is sorted by; the second half is an id. */
const keys = {
  id,
  text: keptText,
  number: z.string().regex(/^\d{1,18}$/),
  time: z.union([instant, z.literal('infinity')]),
  day: quantities.day,
} as const

/** Where the page before ended. Throws the problem cursor-malformed, also for a cursor of another sort. */
export const readKeyed = (kind: keyof typeof keys, cursor: string | undefined): Part['after'] => {
  const read = readCursor(z.tuple([z.string(), id]), cursor)
  if (read === undefined) return undefined
  const key = keys[kind].safeParse(read[0])
  if (!key.success) throw new HttpProblem('cursor-malformed')
  return [key.data, read[1]]
}
