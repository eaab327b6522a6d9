/** Collects the conditions of a query and their values: `const w = conditions(); w.and('i.channel = ?', channel)`. */
export const conditions = () => {
  const values: unknown[] = []
  const parts: string[] = []
  const param = (value: unknown): string => {
    values.push(value)
    return `$${values.length}`
  }
  return {
    values,
    param,
    /** Adds a condition; each `?` stands for one value. */
    and: (text: string, ...given: unknown[]): void => {
      const rest = [...given]
      parts.push(text.replaceAll('?', () => param(rest.shift())))
    },
    where: (): string => (parts.length === 0 ? '' : `WHERE ${parts.map((part) => `(${part})`).join(' AND ')}`),
  }
}

/** The day in Morocco, on which campaigns begin and end. */
export const today = `to_char(now() AT TIME ZONE 'Africa/Casablanca', 'YYYY-MM-DD')`
