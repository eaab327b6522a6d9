import { randomUUID } from 'node:crypto'
import type { Kafka, KafkaMessage } from 'kafkajs'

/** How many messages of a type are in a topic that holds so many. */
export const countOfType = async (kafka: Kafka, topic: string, all: number, type: string): Promise<number> => {
  let found = 0
  await replayRaw(kafka, topic, all, (message) => {
    if (message.headers?.ce_type?.toString() === type) found++
  })
  return found
}

/** kafkajs alone: eachBatch does nothing but count. From the first batch to the last message, in messages per second. */
export const replayRaw = async (
  kafka: Kafka,
  topic: string,
  count: number,
  look?: (message: KafkaMessage) => void,
): Promise<number> => {
  const consumer = kafka.consumer({ groupId: `bench-raw-${randomUUID()}`, maxBytesPerPartition: 2_097_152 })
  const { promise, resolve } = Promise.withResolvers<number>()
  let began: number | undefined
  let seen = 0
  try {
    await consumer.connect()
    await consumer.subscribe({ topics: [topic], fromBeginning: true })
    await consumer.run({
      autoCommit: false,
      partitionsConsumedConcurrently: 4,
      eachBatch: async ({ batch }) => {
        began ??= performance.now()
        if (look) for (const message of batch.messages) look(message)
        seen += batch.messages.length
        if (seen >= count) resolve(performance.now() - began)
      },
    })
    return count / ((await promise) / 1_000)
  } finally {
    await consumer.disconnect()
  }
}
