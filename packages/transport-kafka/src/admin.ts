import { setTimeout as pause } from 'node:timers/promises'
import type { PartitionLag, TopicSpec, TransportAdmin } from '@fibula/transport'
import type { Admin, Kafka } from 'kafkajs'
import { within } from './client.ts'

const patienceMs = 3_000

/** A broker that just made a topic may not know of it for a moment; asked again, the topic is there. */
const insisting = async (work: () => Promise<void>): Promise<void> => {
  for (let attempt = 1; ; attempt++)
    try {
      return await work()
    } catch (error) {
      const { type } = error as { type?: string }
      if (attempt === 10 || (type !== 'UNKNOWN_TOPIC_OR_PARTITION' && type !== 'LEADER_NOT_AVAILABLE')) throw error
      await pause(100 * attempt)
    }
}

const createMissing = async (admin: Admin, topics: readonly TopicSpec[]): Promise<void> => {
  const known = new Set(await admin.listTopics())
  const missing = topics.filter(({ name }) => !known.has(name))
  if (missing.length === 0) return
  await admin.createTopics({
    waitForLeaders: true,
    topics: missing.map(({ name, partitions }) => ({
      topic: name,
      numPartitions: partitions,
      // Facts are kept for ever: replay, new readers and the verifier live on it.
      configEntries: [
        { name: 'retention.ms', value: '-1' },
        { name: 'retention.bytes', value: '-1' },
        { name: 'cleanup.policy', value: 'delete' },
      ],
    })),
  })
}

export const kafkaAdmin = async (kafka: Kafka): Promise<TransportAdmin> => {
  const admin = kafka.admin({ retry: { retries: 2, initialRetryTime: 50, maxRetryTime: 500 } })
  await admin.connect()
  return {
    ensureTopics: (topics) => insisting(() => createMissing(admin, topics)),
    lag: async (group, topics) => {
      const [committed, ends] = await within(
        patienceMs,
        'reading the lag',
        Promise.all([
          admin.fetchOffsets({ groupId: group, topics: [...topics] }),
          Promise.all(topics.map(async (topic) => [topic, await admin.fetchTopicOffsets(topic)] as const)),
        ]),
      )
      return ends.flatMap(([topic, partitions]) =>
        partitions.map(({ partition, high }): PartitionLag => {
          const own = committed
            .find((entry) => entry.topic === topic)
            ?.partitions.find((entry) => entry.partition === partition)
          const offset = Number(own?.offset ?? -1)
          return { topic, partition, end: Number(high), committed: offset < 0 ? null : offset }
        }),
      )
    },
    ping: async () => {
      await within(patienceMs, 'describing the cluster', admin.describeCluster())
    },
    close: () => admin.disconnect(),
  }
}
