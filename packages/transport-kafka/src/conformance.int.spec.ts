import { randomUUID } from 'node:crypto'
import { type Bench, describeTransport, everyPromise } from '@fibula/transport/suite'
import type { KafkaConfig } from 'kafkajs'
import { describe, it, vi } from 'vitest'
import { kafkaTransport } from './index.ts'
import { type ClientNetwork, clientNetwork } from './test-network.ts'

const networks = vi.hoisted(() => new Map<string, { readonly socketFactory: unknown }>())

vi.mock('kafkajs', async (original) => {
  const real = await original<typeof import('kafkajs')>()
  class Kafka extends real.Kafka {
    constructor(config: KafkaConfig) {
      const network = networks.get(config.clientId ?? '') as ClientNetwork | undefined
      super(network ? { ...config, socketFactory: network.socketFactory } : config)
    }
  }
  return { ...real, Kafka }
})

const brokers = process.env.TEST_KAFKA_BROKERS?.split(',')
const why =
  'TEST_KAFKA_BROKERS is not set: run the tests with `npm test`, which starts Kafka where there is Java 17 or Docker'

/** Each member has a network of its own, known by its client id. */
const create = async (): Promise<Bench> => {
  const own: ClientNetwork[] = []
  return {
    patienceMs: 45_000,
    member: async () => {
      const clientId = `suite-${randomUUID()}`
      const network = clientNetwork()
      networks.set(clientId, network)
      own.push(network)
      const transport = kafkaTransport({ brokers: brokers ?? [], clientId })
      return { transport, stall: network.stall, wake: network.mend }
    },
    loseBroker: async () => {
      for (const network of own) network.cut()
    },
    restoreBroker: async () => {
      for (const network of own) network.mend()
    },
    close: async () => {
      for (const network of own) network.cut()
    },
  }
}

if (brokers) describeTransport('kafka', create, everyPromise)
else if (process.env.CI !== 'true' && process.env.FIBULA_WITHOUT_KAFKA === '1')
  describe('the kafka transport', () => {
    it('is NOT TESTED on this machine', ({ annotate }) => annotate(`NOT RUN: ${why}`, 'warning'))
  })
else
  it('has a broker to be tested on', () => {
    throw new Error(why)
  })
