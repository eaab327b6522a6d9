import { quantities } from '@fibula/contracts'
import { z } from 'zod'
import { HttpProblem } from './problem.ts'

/** The query of every list: at most 100 things at once, from where `next` of the page before points. */
export const pageQuery = {
  limit: z.coerce.number().int().min(1).max(100).default(50),
  cursor: z.string().max(500).optional(),
}

/** The view of a list. */
export const pageOf = <View extends z.ZodType>(item: View) =>
  z.strictObject({ items: z.array(item), next: z.string().nullable() })

/** The cursor of a list that goes by id: where the page before ended. */
export const idCursor = z.tuple([quantities.id])

/** Takes a cursor apart: the sort values of the last thing shown. Throws the problem cursor-malformed. */
export const readCursor = <Keys extends z.ZodType>(
  keys: Keys,
  cursor: string | undefined,
): z.output<Keys> | undefined => {
  if (cursor === undefined) return undefined
  try {
    return keys.parse(JSON.parse(Buffer.from(cursor, 'base64url').toString('utf8')))
  } catch {
    throw new HttpProblem('cursor-malformed')
  }
}

/** Makes a page of `limit` things out of up to `limit + 1` rows; `keysOf` gives the sort values of a thing. */
export const page = <Row>(
  rows: readonly Row[],
  limit: number,
  keysOf: (row: Row) => readonly unknown[],
): { items: Row[]; next: string | null } => {
  const items = rows.slice(0, limit)
  const last = items.at(-1)
  const more = rows.length > limit && last !== undefined
  return { items, next: more ? Buffer.from(JSON.stringify(keysOf(last))).toString('base64url') : null }
}
