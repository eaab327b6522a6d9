import { expect, it } from 'vitest'
import { broken, type Mistake } from './broken.suite.ts'
import type { PromiseName } from './conformance/promises.ts'
import { type Bench, runScenario, scenarios } from './conformance.suite.ts'
import { memoryTransport } from './memory.ts'
import { memoryBench } from './memory-bench.suite.ts'

/** Which promise each mistake breaks: a suite that stays green then would be worth nothing. */
const breaks = {
  'sends a batch in any order': 'order',
  'spreads a key over partitions': 'order',
  'goes on behind a refused batch': 'redelivery',
  'acknowledges before the handler is done': 'redelivery',
  'knows no groups': 'groups',
  'forgets where a group was and begins at the end': 'resume',
  'gives every member every partition': 'rebalance',
  'lets the dead acknowledge': 'zombie',
  'never comes back after an outage': 'outage',
  'cannot go back': 'seek',
  'trims what it carries': 'payloads',
  'is stopped before the batch is': 'stopping',
} as const satisfies Record<Mistake, PromiseName>

const run = (promise: PromiseName, bench: () => Bench) =>
  Promise.allSettled(
    scenarios
      .filter((scenario) => scenario.promise === promise)
      .map((scenario) => runScenario(scenario, async () => ({ ...bench(), patienceMs: 1_500 }))),
  )

it.each(Object.entries(breaks) as [Mistake, PromiseName][])(
  'the suite catches an adapter that %s',
  async (mistake, promise) => {
    const good = await run(promise, () => memoryBench(memoryTransport()))
    expect(good.filter(({ status }) => status === 'rejected')).toEqual([])
    const bad = await run(promise, () => memoryBench(memoryTransport(), broken(mistake)))
    expect(bad.filter(({ status }) => status === 'rejected').length).toBeGreaterThan(0)
  },
)
