import type { SortedPart } from '../../app/reads.ts'

/** A part of a list that goes by id, in either direction. */
export const byId = ({ after, limit, sort }: SortedPart) => ({
  where: after === undefined ? {} : { id: sort === 'newest' ? { lt: after } : { gt: after } },
  orderBy: { id: sort === 'newest' ? ('desc' as const) : ('asc' as const) },
  take: limit + 1,
})

/** Only what was asked for. */
export const given = <Filter extends object>(filter: Filter): Partial<Filter> =>
  Object.fromEntries(Object.entries(filter).filter(([, value]) => value !== undefined)) as Partial<Filter>

/** Conditions of a statement with their values: `add('a = ?', 1)` once for each that was asked for. */
export const conditions = (first: string, value: unknown) => {
  const values: unknown[] = [value]
  const texts = [first.replace('?', '$1')]
  return {
    values,
    add: (text: string, given: unknown): void => {
      if (given === undefined) return
      values.push(given)
      texts.push(text.replaceAll('?', `$${values.length}`))
    },
    where: () => texts.join(' AND '),
  }
}
