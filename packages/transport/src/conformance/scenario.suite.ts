import type { Scene } from './bench.suite.ts'
import type { PromiseName } from './promises.ts'

/** One thing that has to be so for a promise to be kept. Rejects when it is not. */
export interface Scenario {
  readonly promise: PromiseName
  readonly title: string
  run(scene: Scene): Promise<void>
}
