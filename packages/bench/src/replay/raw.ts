import { randomUUID } from 'node:crypto'
import type { Kafka, KafkaMessage } from 'kafkajs'

/**
 * How many facts are in a topic that holds so many messages, in all and of one type. A relay that was killed before it heard
 * the acknowledgement sends its batch again, so there may be fewer facts than messages; readers pass over the doubles.
 */
export const factsIn = async (kafka: Kafka, topic: string, messages: number, type: string) => {
  const all = new Set<string>()
  const ofType = new Set<string>()
  await replayRaw(kafka, topic, messages, ({ headers }) => {
    const id = String(headers?.ce_id)
    all.add(id)
    if (String(headers?.ce_type) === type) ofType.add(id)
  })
  return { all: all.size, ofType: ofType.size }
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
