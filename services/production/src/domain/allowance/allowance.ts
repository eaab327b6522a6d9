import { type Allowance, accept, type Decision, refuse, type Technique } from '@fibula/kernel'

export interface AllowanceSet extends Allowance {
  readonly type: 'AllowanceSet'
  readonly allowanceId: string
  readonly ownerId: string
  readonly technique: Technique
  /** In force from this day on, until the next. */
  readonly from: string
  readonly source: string
}

export type SetAllowanceRefused = { readonly code: 'allowance-is-that-already' }

/** A day's allowance may be said again. Orders that are closed keep the one that they were judged by. */
export const setAllowance = (
  before: Pick<AllowanceSet, 'rate' | 'includesRecoverable' | 'source'> | undefined,
  command: Omit<AllowanceSet, 'type'>,
): Decision<AllowanceSet, SetAllowanceRefused> => {
  const same =
    before?.rate === command.rate &&
    before.includesRecoverable === command.includesRecoverable &&
    before.source === command.source
  return same
    ? refuse({ code: 'allowance-is-that-already' })
    : accept<AllowanceSet>({ type: 'AllowanceSet', ...command })
}
