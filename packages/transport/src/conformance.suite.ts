import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterAll, describe, it } from 'vitest'
import { type Bench, openScene } from './conformance/bench.suite.ts'
import { faultScenarios } from './conformance/faults.suite.ts'
import { groupScenarios } from './conformance/groups.suite.ts'
import { payloadScenarios } from './conformance/payloads.suite.ts'
import type { Promises } from './conformance/promises.ts'
import { readingScenarios } from './conformance/reading.suite.ts'
import type { Scenario } from './conformance/scenario.suite.ts'

export type { Bench, BenchMember } from './conformance/bench.suite.ts'
export { everyPromise, type Promises } from './conformance/promises.ts'
export { tcpProxy } from './conformance/tcp-proxy.suite.ts'

export const scenarios: readonly Scenario[] = [
  ...readingScenarios,
  ...groupScenarios,
  ...faultScenarios,
  ...payloadScenarios,
]

/** Runs a scenario on a bench of its own. */
export const runScenario = async (scenario: Scenario, create: () => Promise<Bench>): Promise<void> => {
  const bench = await create()
  try {
    const scene = await openScene(bench)
    try {
      await scenario.run(scene)
    } finally {
      await scene.close()
    }
  } finally {
    await bench.close()
  }
}

/**
 * The suite that every transport passes. `promises` says which of them the adapter makes; the scenarios of each must
 * hold. A complete green run writes down what was promised and kept, which is what the table in the documents shows.
 */
export const describeTransport = (name: string, create: () => Promise<Bench>, promises: Promises): void => {
  const due = scenarios.filter(({ promise }) => promises[promise])
  let held = 0
  describe(`the ${name} transport`, () => {
    for (const scenario of due)
      it(`${scenario.promise}: ${scenario.title}`, { timeout: 150_000 }, async () => {
        await runScenario(scenario, create)
        held += 1
      })
    afterAll(async () => {
      if (held !== due.length) return
      const folder = join(import.meta.dirname, '..', 'promises')
      const kept = { adapter: name, scenarios: due.length, promises }
      await mkdir(folder, { recursive: true })
      await writeFile(join(folder, `${name}.json`), `${JSON.stringify(kept, null, 2)}\n`)
    })
  })
}
