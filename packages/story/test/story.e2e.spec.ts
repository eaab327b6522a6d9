import { type Platform, type PlatformOptions, startPlatform } from '@fibula/local-infra'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type Story, tellStory } from '../src/index.ts'

const seed = 'souss'
const scale = 0.2

const withoutKafka = process.env.FIBULA_WITHOUT_KAFKA === '1'
const kafka: NonNullable<PlatformOptions['kafka']> = 'java'

const lanes = 10
const ordersPerLane = 2

type Disturbance = (platform: Platform) => Promise<void>

/** Tells the story, with something done to the platform each time a share of it is told. */
const tellWith = async (platform: Platform, disturbances: readonly Disturbance[] = []): Promise<Story> => {
  const due = [...disturbances]
  const done: Promise<void>[] = []
  const story = await tellStory({
    gatewayUrl: platform.gatewayUrl ?? '',
    seed,
    scale,
    patienceMs: 90_000,
    onProgress: ({ share }) => {
      if (share < (disturbances.length - due.length + 1) / (disturbances.length + 1)) return
      const next = due.shift()
      if (next) done.push(next(platform))
    },
  })
  await Promise.all(done)
  expect(due).toEqual([])
  await platform.ready()
  return story
}

/** What the story leaves empty: only one cooperative imports, consigns and waits, one workshop waits, one shop has prices. */
const emptyAtTheEnd = [
  'clerk-taroudant /production/waits',
  'clerk-taroudant /sales/consignments',
  'clerk-taroudant /sourcing/imports',
  'lead-amal /production/waits',
  'lead-anezi /production/waits',
  'lead-igherm /production/waits',
  'lead-tafraout /production/waits',
  'seller-essaouira /sales/price-lists',
]

const together = async (options: PlatformOptions, disturbances: readonly Disturbance[] = []): Promise<string> => {
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
    const all = (path: string) => Object.entries(state).flatMap(([name, items]) => (name.endsWith(path) ? items : []))
    const ofClerks = (path: string) => [...all(`clerk-tiznit ${path}`), ...all(`clerk-taroudant ${path}`)]
    const [special, imported] = [6, 11]
    expect(ofClerks('/sourcing/receipts')).toHaveLength(lanes * ordersPerLane * 2 + special + imported)
    expect(ofClerks('/production/orders')).toHaveLength(lanes * ordersPerLane + 5)
    // Nothing that a service shows is left out for having no items.
    expect(Object.entries(state).flatMap(([name, items]) => (items.length === 0 ? [name] : []))).toEqual(emptyAtTheEnd)
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
