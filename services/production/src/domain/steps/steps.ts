import type { EnteredMass } from '@fibula/kernel'

export const stepNames = [
  'melting',
  'alloying',
  'casting',
  'rolling',
  'drawing',
  'forming',
  'filigree',
  'engraving',
  'niello',
  'enamelling',
  'soldering',
  'setting',
  'polishing',
  'hallmarking',
] as const
export type StepName = (typeof stepNames)[number]

export const stepStatuses = ['started', 'done', 'blocked', 'handed-on'] as const
export type StepStatus = (typeof stepStatuses)[number]

/** What a scale showed, as typed and converted. */
export interface Weighing {
  readonly weighed: EnteredMass
  readonly grossMicrograms: number
}

/** A step of an order's plan as it stands. */
export interface PlannedStep {
  readonly step: StepName
  readonly status: 'waiting' | StepStatus
  readonly reason: string | null
  readonly handedOnTo: string | null
  readonly weighInMicrograms: number | null
  readonly weighOutMicrograms: number | null
}

const waiting = (step: StepName): PlannedStep => ({
  step,
  status: 'waiting',
  reason: null,
  handedOnTo: null,
  weighInMicrograms: null,
  weighOutMicrograms: null,
})

export const planOf = (steps: readonly StepName[]): PlannedStep[] => steps.map(waiting)

interface StepFact {
  readonly stepIndex: number
  readonly step: StepName
  readonly status: StepStatus
  readonly reason: string | null
  readonly handedOnTo: string | null
  readonly weighIn: Weighing | null
  readonly weighOut: Weighing | null
}

/** The plan after a fact; one beyond the plan adds a step. */
export const withStep = (plan: readonly PlannedStep[], fact: StepFact): PlannedStep[] => {
  const { stepIndex, step, status, reason, handedOnTo, weighIn, weighOut } = fact
  const before = plan[stepIndex] ?? waiting(step)
  const after: PlannedStep = {
    ...{ step, status, reason, handedOnTo },
    weighInMicrograms: weighIn?.grossMicrograms ?? before.weighInMicrograms,
    weighOutMicrograms: weighOut?.grossMicrograms ?? before.weighOutMicrograms,
  }
  return stepIndex < plan.length ? plan.with(stepIndex, after) : [...plan, after]
}

/** Which step of the plan a name means: the first of that name that is not done, else a new one at the end. */
export const indexOfStep = (plan: readonly PlannedStep[], step: StepName): number => {
  const open = plan.findIndex((planned) => planned.step === step && planned.status !== 'done')
  return open >= 0 ? open : plan.length
}
