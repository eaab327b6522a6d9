const isFine = /fine$/i

/** Data of an event with fine content (`fine`, `lossFine` and the like, at any depth) as whole numbers, not as the text in which it travels. */
export const withFine = (data: unknown, field = ''): unknown => {
  if (typeof data === 'string') return isFine.test(field) ? BigInt(data) : data
  if (Array.isArray(data)) return data.map((each) => withFine(each))
  if (data === null || typeof data !== 'object') return data
  return Object.fromEntries(Object.entries(data).map(([name, inner]) => [name, withFine(inner, name)]))
}
