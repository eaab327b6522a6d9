import type { Technique } from '@fibula/kernel'
import type { StepName } from './steps.ts'

/** A plan of steps that holds for orders placed on a day from `validFrom` until before `validUntil`. */
export interface StepPlan {
  /** The technique whose orders take it, or the name of a craft that a design or an order asks for. */
  readonly plan: PlanName
  readonly validFrom: string
  readonly validUntil: string | null
  readonly steps: readonly StepName[]
}

export const planNames = [
  'handcrafted',
  'machine-made',
  'studded-by-hand',
  'studded-by-machine',
  'cast',
  'filigree',
  'engraved',
  'niello',
  'enamelled',
] as const satisfies readonly (Technique | string)[]
export type PlanName = (typeof planNames)[number]

const since = (plan: PlanName, ...steps: StepName[]): StepPlan => ({
  plan,
  validFrom: '2020-01-01',
  validUntil: null,
  steps,
})

/** Data: a changed plan ends the old line and adds one; orders that were placed keep their copy. */
export const stepPlans: readonly StepPlan[] = [
  since('handcrafted', 'melting', 'rolling', 'forming', 'soldering', 'polishing', 'hallmarking'),
  since('machine-made', 'melting', 'casting', 'polishing', 'hallmarking'),
  since('studded-by-hand', 'melting', 'rolling', 'forming', 'soldering', 'polishing', 'setting', 'hallmarking'),
  since('studded-by-machine', 'melting', 'casting', 'polishing', 'setting', 'hallmarking'),
  since('cast', 'melting', 'alloying', 'casting', 'engraving', 'polishing', 'hallmarking'),
  since('filigree', 'melting', 'alloying', 'drawing', 'filigree', 'soldering', 'polishing', 'hallmarking'),
  since('engraved', 'melting', 'rolling', 'forming', 'engraving', 'polishing', 'hallmarking'),
  since('niello', 'melting', 'rolling', 'forming', 'engraving', 'niello', 'polishing', 'hallmarking'),
  since('enamelled', 'melting', 'drawing', 'filigree', 'soldering', 'enamelling', 'polishing', 'hallmarking'),
]

/** The plan in force on a day; no steps when none was. */
export const stepsOn = (plan: PlanName, day: string, plans: readonly StepPlan[] = stepPlans): readonly StepName[] =>
  plans.findLast(
    (line) => line.plan === plan && line.validFrom <= day && (line.validUntil === null || day < line.validUntil),
  )?.steps ?? []
