import type { Fine } from '../fineness.ts'
import type { Micrograms } from '../mass.ts'

/** Every movement sums to zero, in gross and in fine. For lines of silver only, as events carry them. */
export const isBalanced = (lines: readonly { readonly grossMicrograms: Micrograms; readonly fine: Fine }[]): boolean =>
  lines.reduce((sum, line) => sum + BigInt(line.grossMicrograms), 0n) === 0n &&
  lines.reduce((sum, line) => sum + line.fine, 0n) === 0n
