import { startKafka } from '@fibula/local-infra'
import { until } from '@fibula/testing'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { kafkaTransport } from './index.ts'

const without = process.env.FIBULA_WITHOUT_KAFKA === '1' && process.env.CI !== 'true'
const kills = 3
const keys = Array.from({ length: 20 }, (_, index) => `key-${index}`)

// The suite breaks connections; this one kills a broker of its own, as a machine does that loses its power.
describe.runIf(!without)('a broker that is killed and started again', { timeout: 240_000 }, () => {
  let broker: Awaited<ReturnType<typeof startKafka>>
  beforeAll(async () => {
    broker = await startKafka({ asked: 'java' })
  }, 180_000)
  afterAll(() => broker?.stop())

  it('loses nothing and reorders no key, and both sides go on by themselves', async () => {
    const { unit } = broker
    if (!unit) throw new Error('this broker cannot be killed')
    const transport = kafkaTransport({ brokers: [broker.brokers ?? ''], clientId: 'broker-death' })
    const admin = await transport.admin()
    await admin.ensureTopics([{ name: 'death', partitions: 6 }])
    const seen = new Map<string, number[]>(keys.map((key) => [key, []]))
    const subscriber = await transport.subscriber()
    await subscriber.subscribe({
      group: 'survivors',
      topics: ['death'],
      onBatch: async ({ messages }) => {
        for (const { key, value } of messages) seen.get(key)?.push(Number(Buffer.from(value).toString()))
        return undefined
      },
    })
    const publisher = await transport.publisher()
    const waitOptions = { timeoutMs: 90_000 }

    let rounds = 0
    let flowing = true
    const flow = (async () => {
      while (flowing) {
        const batch = keys.map((key) => ({ key, headers: {}, value: Buffer.from(String(rounds)) }))
        await until(() => publisher.publish('death', batch).then(() => true), waitOptions)
        rounds += 1
      }
    })()
    for (let kill = 0; kill < kills; kill++) {
      const from = rounds
      await until(() => rounds > from + 20, waitOptions)
      await unit.hold('SIGKILL')
      await expect(admin.ping()).rejects.toThrow()
      await unit.start()
    }
    const from = rounds
    await until(() => rounds > from + 20, waitOptions)
    flowing = false
    await flow
    await until(() => [...seen.values()].every((numbers) => numbers.includes(rounds - 1)), waitOptions)

    for (const [key, numbers] of seen) {
      let next = 0
      for (const number of numbers) {
        expect(number, `${key}: something was passed over`).toBeLessThanOrEqual(next)
        next = Math.max(next, number + 1)
      }
      expect(next).toBe(rounds)
    }
    await subscriber.close()
    await publisher.close()
    await admin.close()
  })
})
