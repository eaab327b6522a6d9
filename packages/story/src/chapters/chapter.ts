import type { Client } from '../client.ts'
import type { Plan } from '../plan/plan.ts'
import type { Counts, Told } from '../told.ts'

/** A part of the story. It tells over HTTP, every step under a name of its own, so that telling it again changes nothing. */
export interface Chapter {
  readonly title: string
  /** How many ordinary chapters it is worth; 1 when it is not said. */
  readonly weight?: number
  /** How much of it is told, between 0 and 1, for chapters that take long. */
  readonly howFar?: (counts: Counts, plan: Plan) => number
  readonly tell: (client: Client, told: Told, plan: Plan) => Promise<void>
}
