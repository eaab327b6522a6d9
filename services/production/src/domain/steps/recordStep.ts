import { accept, type Decision, type EnteredMass, refuse, toMicrograms } from '@fibula/kernel'
import type { StepRecorded } from '../order/events.ts'
import { type OrderOver, type PlacedOrder, whyOver } from '../order/order.ts'
import { indexOfStep, type StepName, type StepStatus } from './steps.ts'

interface Said {
  readonly status: StepStatus
  readonly reason: string | null
  readonly handedOnTo: string | null
}
/** A step by its place in the plan, or by its name: then the first of that name that is not done, or one beyond the plan. */
export type RecordStep = Said & ({ readonly step: StepName } | { readonly index: number })

export type NoSuchStep = { readonly code: 'no-such-step'; readonly steps: number }
export type RecordStepRefused =
  | OrderOver
  | NoSuchStep
  | { readonly code: 'reason-missing' }
  | { readonly code: 'receiver-missing' }

/** How far a step is. Who is blocked says why; who hands on by place says to whom. */
export const recordStep = (order: PlacedOrder, command: RecordStep): Decision<StepRecorded, RecordStepRefused> => {
  const { status, reason } = command
  const over = whyOver(order)
  if (over) return refuse(over)
  const stepIndex = 'index' in command ? command.index : indexOfStep(order.plan, command.step)
  const step = 'step' in command ? command.step : order.plan[stepIndex]?.step
  if (step === undefined) return refuse({ code: 'no-such-step', steps: order.plan.length })
  if (status === 'blocked' && reason === null) return refuse({ code: 'reason-missing' })
  if (status === 'handed-on' && 'index' in command && command.handedOnTo === null)
    return refuse({ code: 'receiver-missing' })
  return accept<StepRecorded>({
    type: 'StepRecorded',
    orderId: order.orderId,
    workshopId: order.workshopId,
    step,
    status,
    reason,
    stepIndex,
    weighIn: null,
    weighOut: null,
    handedOnTo: status === 'handed-on' ? command.handedOnTo : null,
  })
}

export interface WeighStep {
  readonly index: number
  readonly direction: 'in' | 'out'
  readonly weighed: EnteredMass
}
export type WeighStepRefused = OrderOver | NoSuchStep

/** What goes into a step, or comes out of it. A step that waits begins with it. */
export const weighStep = (
  order: PlacedOrder,
  { index, direction, weighed }: WeighStep,
): Decision<StepRecorded, WeighStepRefused> => {
  const over = whyOver(order)
  if (over) return refuse(over)
  const planned = order.plan[index]
  if (planned === undefined) return refuse({ code: 'no-such-step', steps: order.plan.length })
  const weighing = { weighed, grossMicrograms: toMicrograms(weighed) }
  return accept<StepRecorded>({
    type: 'StepRecorded',
    orderId: order.orderId,
    workshopId: order.workshopId,
    step: planned.step,
    status: planned.status === 'waiting' ? 'started' : planned.status,
    reason: planned.reason,
    stepIndex: index,
    weighIn: direction === 'in' ? weighing : null,
    weighOut: direction === 'out' ? weighing : null,
    handedOnTo: planned.handedOnTo,
  })
}
