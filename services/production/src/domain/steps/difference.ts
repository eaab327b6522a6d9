import { allowanceRates } from '@fibula/kernel'
import type { PlacedOrder } from '../order/order.ts'

export interface StepDifference {
  /** In, less out and less the residues of this step; negative when more came out. */
  readonly differenceMicrograms: number
  /** It alarms, and is judged nowhere: the allowance belongs to the order. */
  readonly alarm: 'none' | 'more-out-than-in' | 'beyond-allowance'
}

/** What a step seems to have lost; null until it was weighed in and out. */
export const differenceOf = (
  { plan, residues, technique }: Pick<PlacedOrder, 'plan' | 'residues' | 'technique'>,
  index: number,
): StepDifference | null => {
  const step = plan[index]
  if (!step || step.weighInMicrograms === null || step.weighOutMicrograms === null) return null
  const left = residues.reduce((sum, one) => sum + (one.stepIndex === index ? one.grossMicrograms : 0), 0)
  const differenceMicrograms = step.weighInMicrograms - step.weighOutMicrograms - left
  const allowed = (BigInt(step.weighInMicrograms) * BigInt(allowanceRates[technique])) / 10_000n
  const alarm =
    differenceMicrograms < 0 ? 'more-out-than-in' : BigInt(differenceMicrograms) > allowed ? 'beyond-allowance' : 'none'
  return { differenceMicrograms, alarm }
}
