import type { OutgoingMessage, Publisher } from '@fibula/transport'
import { type Kafka, Partitioners, type Producer } from 'kafkajs'

/**
 * An idempotent producer with one send at a time: with several in flight kafkajs reorders after a broker's death, and
 * without idempotence it doubles. A producer that failed is replaced, since its sequence numbers may be off.
 */
export const kafkaPublisher = async (kafka: Kafka): Promise<Publisher> => {
  const make = async (): Promise<Producer> => {
    const producer = kafka.producer({
      idempotent: true,
      maxInFlightRequests: 1,
      allowAutoTopicCreation: false,
      createPartitioner: Partitioners.DefaultPartitioner,
      retry: { retries: 6, initialRetryTime: 50, maxRetryTime: 1_000 },
    })
    await producer.connect()
    return producer
  }
  let producer: Producer | undefined = await make()
  let last: Promise<void> = Promise.resolve()

  const send = async (topic: string, messages: readonly OutgoingMessage[]): Promise<void> => {
    producer ??= await make()
    try {
      await producer.send({
        topic,
        acks: -1,
        timeout: 10_000,
        messages: messages.map(({ key, headers, value }) => ({
          key,
          headers,
          value: Buffer.from(value.buffer, value.byteOffset, value.byteLength),
        })),
      })
    } catch (error) {
      const failed = producer
      producer = undefined
      void failed.disconnect().catch(() => {})
      const { type, cause } = error as { type?: string; cause?: { type?: string } }
      if ((type ?? cause?.type) === 'UNKNOWN_TOPIC_OR_PARTITION')
        throw new Error(`the topic ${topic} does not exist: create it with ensureTopics`, { cause: error })
      throw error
    }
  }

  return {
    publish: (topic, messages) => {
      if (messages.length === 0) return Promise.resolve()
      const sent = last.then(() => send(topic, messages))
      last = sent.catch(() => {})
      return sent
    },
    close: async () => {
      await last
      await producer?.disconnect()
    },
  }
}
