import type { Fine } from './fineness.ts'
import type { Micrograms } from './mass.ts'

/** One line of a movement; the account key is `kind:id`, e.g. `work:<orderId>`. Amounts are signed. */
export interface Line {
  readonly account: string
  readonly grossMicrograms: Micrograms
  readonly fine: Fine
}

/** Accounts that may go below zero; every other account is real metal somewhere. */
export const signedAccounts = [
  'supplier',
  'customer',
  'loss',
  'missing',
  'surplus',
  'scale',
  'count',
  'foreign',
  'fineness',
  'refining',
  'charge',
  'credit',
  'claim',
  'destroyed',
] as const

/** Every movement sums to zero, in gross and in fine. */
export const isBalanced = (lines: readonly Line[]): boolean =>
  lines.reduce((sum, line) => sum + BigInt(line.grossMicrograms), 0n) === 0n &&
  lines.reduce((sum, line) => sum + line.fine, 0n) === 0n
