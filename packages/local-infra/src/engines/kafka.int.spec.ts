import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { until } from '@fibula/testing'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { rootFolder } from '../home/home.ts'
import { probeJava } from '../ladder/probes.ts'
import { identityOf } from '../process/identity.ts'
import { startKafka } from '../servers.ts'
import { declaredTopics, makeTopics } from '../topics.ts'
import { jarFolder } from './jars.ts'
import { kafkaClient } from './kafka-answers.ts'

const cache = join(rootFolder, '.fibula', 'cache')
const { trouble } = await probeJava(cache)
if (trouble !== null && process.env.CI === 'true') throw new Error(`the broker on Java cannot be tested: ${trouble}`)
const folder = mkdtempSync(join(tmpdir(), 'fibula-kafka-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

type Broker = Awaited<ReturnType<typeof start>>
const start = () => startKafka({ folder, asked: 'java' })
const withAdmin = async <T>(
  broker: Broker,
  work: (admin: Awaited<ReturnType<typeof kafkaClient>> extends { admin(): infer A } ? A : never) => Promise<T>,
) => {
  const admin = (await kafkaClient(broker.brokers ?? '')).admin({ retry: { retries: 5 } })
  await admin.connect()
  try {
    return await work(admin)
  } finally {
    await admin.disconnect()
  }
}
const send = async (broker: Broker, value: string) => {
  const producer = (await kafkaClient(broker.brokers ?? '')).producer({ retry: { retries: 10 } })
  await producer.connect()
  await producer.send({ topic: 'fibula.sourcing', messages: [{ key: 'lot', value, partition: 3 }], acks: -1 })
  await producer.disconnect()
}
const endOf3 = (broker: Broker) =>
  withAdmin(broker, async (admin) => {
    const offsets = await admin.fetchTopicOffsets('fibula.sourcing')
    return Number(offsets.find(({ partition }) => partition === 3)?.high)
  })

describe.runIf(trouble === null)('Apache Kafka on Java', { timeout: 120_000 }, () => {
  let broker: Broker
  beforeAll(async () => {
    broker = await start()
  }, 180_000)
  afterAll(() => broker?.stop())

  it('makes the declared topics, keeps their facts for ever, and makes no other', async () => {
    await makeTopics(broker.brokers ?? '', declaredTopics())
    await withAdmin(broker, async (admin) => {
      const { topics } = await admin.fetchTopicMetadata({ topics: declaredTopics().map(({ name }) => name) })
      expect(topics.map(({ partitions }) => partitions.length)).toEqual(declaredTopics().map(() => 12))
      const { resources } = await admin.describeConfigs({
        includeSynonyms: false,
        resources: [{ type: 2, name: 'fibula.sales', configNames: ['retention.ms', 'retention.bytes'] }],
      })
      expect(resources[0]?.configEntries.map(({ configValue }) => configValue)).toEqual(['-1', '-1'])
      await expect(admin.fetchTopicMetadata({ topics: ['fibula.misspelt'] })).rejects.toThrow(
        'does not host this topic',
      )
    })
  })

  it('refuses a topic with another number of partitions than is declared', async () => {
    const other = declaredTopics().map((topic) => ({ ...topic, partitions: 6 }))
    await expect(makeTopics(broker.brokers ?? '', other)).rejects.toThrow('has 12 partitions where')
  })

  it('comes back by itself on the same port, with what was acknowledged, when it is killed', async () => {
    await send(broker, 'before the kill')
    const pid = broker.unit?.pid
    await broker.unit?.kill('SIGKILL')
    await broker.unit?.ready()
    expect(broker.unit?.pid).not.toBe(pid)
    expect(await endOf3(broker)).toBe(1)
    await send(broker, 'after it')
    expect(await endOf3(broker)).toBe(2)
  })

  it('has its facts after a stop and a start, and by then starts from a class archive', async () => {
    const pid = broker.unit?.pid ?? 0
    await broker.stop()
    await until(() => identityOf(pid) === undefined)
    broker = await start()
    const archives = readdirSync(jarFolder(cache)).filter((name) => name.endsWith('.jsa'))
    expect(archives).toHaveLength(1)
    // The same class path and the same Java, or the JVM would silently do without: the archive is mapped into the process.
    if (process.platform === 'linux')
      expect(readFileSync(`/proc/${broker.unit?.pid}/maps`, 'utf8')).toContain(archives[0])
    expect(await endOf3(broker)).toBe(2)
    expect(existsSync(join(folder, 'data', 'kafka', 'formatted'))).toBe(true)
  })

  it('takes other ports when its own were taken meanwhile, with the same facts', async () => {
    const before = broker.brokers
    await broker.stop()
    rmSync(join(folder, 'state.json'))
    broker = await start()
    expect(broker.brokers).not.toBe(before)
    expect(await endOf3(broker)).toBe(2)
  })
})
