import { randomUUID } from 'node:crypto'
import { type Kafka, Partitioners } from 'kafkajs'
import { atRate } from '../lab/clock.ts'
import { receivedMessages } from '../lab/facts.ts'

/** kafkajs alone: one consumer and one producer that stay for all runs. A run answers the milliseconds of every message. */
export const rawRoute = async (kafka: Kafka, topic: string) => {
  const arrivals = new Map<string, (at: number) => void>()
  const consumer = kafka.consumer({ groupId: `bench-latency-${randomUUID()}`, maxWaitTimeInMs: 500, minBytes: 1 })
  const producer = kafka.producer({ createPartitioner: Partitioners.DefaultPartitioner, allowAutoTopicCreation: false })
  await Promise.all([consumer.connect(), producer.connect()])
  const { promise: joined, resolve } = Promise.withResolvers<void>()
  consumer.on(consumer.events.GROUP_JOIN, () => resolve())
  await consumer.subscribe({ topics: [topic], fromBeginning: true })
  await consumer.run({
    autoCommit: false,
    partitionsConsumedConcurrently: 4,
    eachBatch: async ({ batch }) => {
      const now = performance.now()
      for (const { key } of batch.messages) arrivals.get(key?.toString() ?? '')?.(now)
    },
  })
  await joined

  return {
    run: async (perSecond: number, count: number): Promise<number[]> => {
      const messages = receivedMessages(count)
      const took: number[] = []
      await atRate(perSecond, count, async (index) => {
        const message = messages[index]
        if (!message) return
        const { key, headers, value } = message
        const arrived = new Promise<number>((resolve) => arrivals.set(key, resolve))
        const began = performance.now()
        await producer.send({ topic, acks: -1, messages: [{ key, headers, value: Buffer.from(value) }] })
        took.push((await arrived) - began)
        arrivals.delete(key)
      })
      return took
    },
    close: async () => {
      await Promise.all([consumer.disconnect(), producer.disconnect()])
    },
  }
}
