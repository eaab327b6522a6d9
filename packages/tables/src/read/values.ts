/** Digits of Arabic and Persian keyboards, as Western ones. */
const westernDigits = (text: string): string =>
  text
    .replaceAll(/[\u0660-\u0669]/g, (digit) => String(digit.charCodeAt(0) - 0x0660))
    .replaceAll(/[\u06f0-\u06f9]/g, (digit) => String(digit.charCodeAt(0) - 0x06f0))

/**
 * A decimal number as people write it (1 234,5 or 1.234,50 or 1,234.50 or ١٢٫٥), as digits with a point; undefined when it is
 * none or could be two (1,234 with nothing else is a fraction of three digits: a comma alone is always the decimal sign).
 */
export const decimalOf = (text: string): string | undefined => {
  const western = westernDigits(text.trim())
    .replaceAll('\u066b', ',')
    .replaceAll(/[\u066c'’\s\u00a0\u202f]/g, '')
  const [, sign, digits] = /^([-+]?)([\d.,]+)$/.exec(western) ?? []
  if (digits === undefined) return undefined
  const point = Math.max(digits.lastIndexOf('.'), digits.lastIndexOf(','))
  if (point === -1) return `${sign === '-' ? '-' : ''}${digits}`
  const mark = digits[point] as string
  const other = mark === '.' ? ',' : '.'
  const whole = digits.slice(0, point)
  const fraction = digits.slice(point + 1)
  // The decimal sign stands once; groups before it are of three digits behind the first.
  if (whole.includes(mark) || !/^\d+$/.test(fraction) || !groupsOf(whole, other)) return undefined
  return `${sign === '-' ? '-' : ''}${whole.replaceAll(other, '') || '0'}.${fraction}`
}

const groupsOf = (whole: string, mark: string): boolean =>
  !whole.includes(mark)
    ? /^\d*$/.test(whole)
    : whole
        .split(mark)
        .every((group, index) => /^\d+$/.test(group) && (index === 0 ? group.length <= 3 : group.length === 3))

/** A day as YYYY-MM-DD, from that, from day/month/year as Morocco writes it; undefined when there is no such day. */
export const dayOf = (text: string): string | undefined => {
  const western = westernDigits(text.trim())
  const iso = /^(\d{4})-(\d{1,2})-(\d{1,2})/.exec(western)
  const local = /^(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})$/.exec(western)
  const [year, month, day] = iso ? iso.slice(1, 4) : local ? [local[3], local[2], local[1]] : []
  if (year === undefined || month === undefined || day === undefined) return undefined
  const written = `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`
  const date = new Date(`${written}T00:00:00Z`)
  return !Number.isNaN(date.getTime()) && date.toISOString().startsWith(written) ? written : undefined
}
