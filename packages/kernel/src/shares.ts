/**
 * Parts of a whole by largest remainder: each part is its exact share rounded down, and what is left goes, one unit
 * each, to the largest remainders, ties to the earlier line. The parts always add up to the total. A negative total
 * mirrors the positive one. Throws RangeError when a weight is negative, or all are zero and the total is not.
 */
export const apportion = (total: bigint, weights: readonly bigint[]): bigint[] => {
  if (total < 0n) return apportion(-total, weights).map((part) => -part)
  if (weights.some((weight) => weight < 0n)) throw new RangeError('a weight must not be negative')
  const sum = weights.reduce((all, weight) => all + weight, 0n)
  if (sum === 0n) {
    if (total !== 0n) throw new RangeError('there is nothing to share by: every weight is zero')
    return weights.map(() => 0n)
  }
  const parts = weights.map((weight) => (total * weight) / sum)
  const left = Number(total - parts.reduce((all, part) => all + part, 0n))
  const byRemainder = weights
    .map((weight, line) => ({ line, remainder: (total * weight) % sum }))
    .sort((a, b) => (a.remainder === b.remainder ? a.line - b.line : a.remainder > b.remainder ? -1 : 1))
  for (const { line } of byRemainder.slice(0, left)) parts[line] = (parts[line] ?? 0n) + 1n
  return parts
}
