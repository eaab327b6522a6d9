/** A whole number of small units as an exact decimal with all its digits behind the point: 145000 with 2 is 1450.00. */
export const fixedPoint = (units: number | bigint, digits: number): string => {
  const value = BigInt(units)
  const text = (value < 0n ? -value : value).toString().padStart(digits + 1, '0')
  return `${value < 0n ? '-' : ''}${text.slice(0, -digits)}.${text.slice(-digits)}`
}
