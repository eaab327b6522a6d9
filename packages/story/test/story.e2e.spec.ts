import { type Platform, type PlatformOptions, startPlatform } from '@fibula/local-infra'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type Story, tellStory } from '../src/index.ts'

const seed = 'souss'
const scale = 0.2

const withoutKafka = process.env.FIBULA_WITHOUT_KAFKA === '1'
const kafka: NonNullable<PlatformOptions['kafka']> = 'java'

const lanes = 10
const ordersPerLane = 2

/** Plays the story, with something done to the platform each time a share of its pieces is finished. */
const tellWith = async (
  platform: Platform,
  disturbances: readonly ((platform: Platform) => Promise<void>)[] = [],
): Promise<Story> => {
  const due = [...disturbances]
  const done: Promise<void>[] = []
  let steps = 0
  const story = await tellStory({
    gatewayUrl: platform.gatewayUrl ?? '',
    seed,
    scale,
    patienceMs: 90_000,
    onProgress: (counts, plan) => {
      const pieces = plan.lanes.reduce(
        (sum, lane) => sum + lane.orders.reduce((all, order) => all + order.pieces.length, 0),
        0,
      )
      const share = (steps + 1) / (disturbances.length + 1)
      const next = counts.pieces / pieces >= share ? due.shift() : undefined
      if (next === undefined) return
      steps++
      done.push(next(platform))
    },
  })
  await Promise.all(done)
  expect(due).toEqual([])
  await platform.ready()
  return story
}

const together = async (
  options: PlatformOptions,
  disturbances: readonly ((platform: Platform) => Promise<void>)[] = [],
): Promise<string> => {
  const platform = await startPlatform(options)
  try {
    return await (await tellWith(platform, disturbances)).finalState()
  } finally {
    await platform.stop()
  }
}

const kill =
  (...names: string[]) =>
  async (platform: Platform): Promise<void> => {
    await Promise.all(names.map((name) => platform.kill(name)))
  }

describe('the story of a month in the Souss', () => {
  let quiet = ''
  let platform: Platform

  beforeAll(async () => {
    platform = await startPlatform({ kafka: 'embedded-log' })
    quiet = await (await tellWith(platform)).finalState()
  })
  afterAll(() => platform.stop())

  it('is told whole on the embedded event log', () => {
    const state = JSON.parse(quiet) as Record<string, unknown[]>
    const count = (path: string) =>
      Object.entries(state).reduce((sum, [name, items]) => sum + (name.endsWith(path) ? items.length : 0), 0)
    expect(count('/sourcing/receipts')).toBe(1 + lanes * ordersPerLane * 2)
    expect(count('/production/orders')).toBe(lanes * ordersPerLane)
    expect(count('/sales/sales')).toBeGreaterThan(0)
    expect(quiet).toContain('"status": "rejected"')
  })

  it('changes nothing when it is told again', async () => {
    const again = await tellWith(platform)
    expect(await again.finalState()).toBe(quiet)
  })

  it.skipIf(withoutKafka)(
    'ends the same on Kafka, byte for byte, while broker, database and every service are killed in the middle',
    async () => {
      const state = await together({ kafka }, [
        kill('kafka'),
        kill('postgres'),
        kill('sourcing'),
        kill('production'),
        kill('promotion'),
        kill('sales'),
        kill('traceability'),
        kill('web'),
        kill('kafka', 'production'),
        kill('postgres', 'kafka'),
      ])
      expect(state).toBe(quiet)
    },
  )

  it.skipIf(withoutKafka)('ends the same with two replicas of every service', async () => {
    expect(await together({ kafka, replicas: 2 }, [kill('sales'), kill('traceability')])).toBe(quiet)
  })
})
